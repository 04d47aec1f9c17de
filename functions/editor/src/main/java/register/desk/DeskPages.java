package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.draft.Drafting;
import register.desk.draft.KeptDrafts;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Place;
import register.desk.page.TodayPage;
import register.desk.view.KeptRegister;
import register.desk.view.ListStanding;
import register.desk.view.NoticeRuns;
import register.desk.view.Task;
import register.desk.view.Tasks;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.Loopback;
import register.editor.page.LongForm;
import register.value.Language;

/// The desk's addresses, below the token.
final class DeskPages implements Loopback.Answering {
    private final KeptRegister kept;
    private final List<Section> sections;
    private final boolean drafts;
    private final @Nullable Language chosen;
    private final @Nullable Runnable end;

    /// @param drafting null if lists are not changed from here
    /// @param end called when the keeper closes the desk; null if no one keeper can
    DeskPages(Session session, @Nullable Drafting drafting, @Nullable Language chosen, @Nullable Runnable end) {
        this.kept = session.kept();
        var all = new ArrayList<Section>(List.of(
                new ListPages(session, drafting),
                new CustomerPages(session),
                new NoticePages(session),
                new StartPages(session),
                new RequestPages(session),
                new ObjectionPages(session),
                new EvidencePages(session),
                new OrderPages(session),
                new SetupPages(session)));
        if (drafting != null) {
            all.addAll(List.of(
                    new FirstPages(session, drafting),
                    new AskPages(session, drafting),
                    new ChangePages(session, drafting),
                    new EndPages(session, drafting),
                    new DraftPages(session.exchange(), new KeptDrafts(kept), drafting::desk),
                    new FieldPages(new KeptDrafts(kept), drafting::desk)));
        }
        this.sections = List.copyOf(all);
        this.drafts = drafting != null;
        this.chosen = chosen;
        this.end = end;
    }

    @Override
    public EditorReply answer(EditorRequest asked) throws IOException {
        return switch (asked.path()) {
            case "" -> asked.posts() ? nothing() : today(asked);
            case DeskFrame.END ->
                asked.posts() && end != null
                        ? ended(asked, frame(asked, List.of()), sections, end)
                        : EditorReply.goTo(".");
            default -> {
                Optional<EditorReply> file = file(asked.path());
                yield file.isPresent() ? file.get() : ofSection(asked);
            }
        };
    }

    /// A file that pages need.
    static Optional<EditorReply> file(String path) {
        return switch (path) {
            case "desk.css" -> Optional.of(EditorReply.of(200, "text/css; charset=utf-8", bytes(DeskFrame.STYLE)));
            case "form.js" ->
                Optional.of(EditorReply.of(200, "text/javascript; charset=utf-8", bytes(LongForm.SCRIPT)));
            case "icon.svg" -> Optional.of(EditorReply.of(200, "image/svg+xml", bytes(DeskFrame.ICON)));
            default -> Optional.empty();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private EditorReply ofSection(EditorRequest asked) throws IOException {
        DeskFrame frame = frame(asked, tasks());
        for (Section section : sections) {
            Optional<EditorReply> answer = section.answer(asked, frame);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return nothing();
    }

    static EditorReply nothing() {
        return EditorReply.text(404, "there is nothing at this address");
    }

    private DeskFrame frame(EditorRequest asked, List<Task> tasks) {
        Language language = chosen;
        DeskWords said =
                DeskWords.in(language == null ? asked.language().orElse(Language.ENGLISH) : language, kept.zone());
        Map<Place, Integer> open = Map.of(
                Place.TODAY,
                tasks.size(),
                Place.LIST,
                count(tasks, Task.Unpublished.class),
                Place.NOTICES,
                count(tasks, Task.Undelivered.class) + count(tasks, Task.Unannounced.class),
                Place.REQUESTS,
                count(tasks, Task.OpenRequest.class),
                Place.OBJECTIONS,
                count(tasks, Task.OpenObjection.class));
        return new DeskFrame(said, kept.company().orElse(null), kept.keeper(), open, end != null);
    }

    private static int count(List<Task> tasks, Class<? extends Task> kind) {
        return (int) tasks.stream().filter(kind::isInstance).count();
    }

    /// Only what can be done here.
    private List<Task> tasks() {
        return Tasks.of(kept).stream()
                .filter(task -> drafts || !(task instanceof Task.Unlisted))
                .toList();
    }

    private EditorReply today(EditorRequest asked) {
        List<Task> tasks = tasks();
        URI address = kept.address();
        var content = new TodayPage.Content(
                kept.today(),
                kept.now(),
                tasks,
                kept.policies().stream()
                        .map(policy -> ListStanding.of(kept, policy))
                        .toList(),
                NoticeRuns.last(kept).orElse(null),
                address == null ? null : address.toString());
        return EditorReply.html(200, TodayPage.of(frame(asked, tasks), content));
    }

    /// Closes the desk, unless a section asks something first.
    static EditorReply ended(EditorRequest asked, DeskFrame frame, List<Section> sections, Runnable close)
            throws IOException {
        for (Section section : sections) {
            Optional<EditorReply> stays = section.leaving(asked, frame);
            if (stays.isPresent()) {
                return stays.get();
            }
        }
        close.run();
        return EditorReply.html(
                200,
                frame.last(frame.said().get("closed"), frame.said().editor().get("ended-text")));
    }
}
