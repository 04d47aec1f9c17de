package register.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Message;
import register.desk.page.NoticesPage;
import register.desk.view.KeptRegister;
import register.desk.view.NoticeRuns;
import register.desk.view.OpenCases;
import register.desk.view.Task;
import register.desk.view.Tasks;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.notice.Run;

/// The address for runs and their open cases.
record NoticePages(Session session) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) {
        if (!asked.path().equals(NoticesPage.LIST)) {
            return Optional.empty();
        }
        if (!asked.posts()) {
            return Optional.of(list(frame, session.shown(asked.path()).orElse(null)));
        }
        Message result = session.first(asked)
                ? act(asked, frame.said())
                : Message.bad(frame.said().get("sent-before"));
        if (result.good()) {
            session.show(asked.path(), result);
            return Optional.of(EditorReply.goTo(asked.path()));
        }
        return Optional.of(list(frame, result));
    }

    private EditorReply list(DeskFrame frame, @Nullable Message message) {
        KeptRegister kept = session.kept();
        List<Task.Unannounced> unannounced = Tasks.of(kept).stream()
                .filter(Task.Unannounced.class::isInstance)
                .map(Task.Unannounced.class::cast)
                .toList();
        List<NoticesPage.Progress> runs = kept.policies().stream()
                .flatMap(policy -> NoticeRuns.current(kept, policy).stream())
                .map(run -> progress(kept, run))
                .toList();
        return EditorReply.html(200, NoticesPage.of(frame, unannounced, runs, session.forms(), message));
    }

    private static NoticesPage.Progress progress(KeptRegister kept, Run run) {
        return new NoticesPage.Progress(NoticeRuns.told(kept, run), OpenCases.of(kept, run));
    }

    private Message act(EditorRequest asked, DeskWords said) {
        String action = asked.form().text(DeskForm.PRESSED);
        return switch (action) {
            case NoticesPage.TOLD -> {
                String note = asked.form().text(NoticesPage.NOTE).strip();
                yield note.isEmpty()
                        ? Message.bad(said.get("note-missing"))
                        : run(said, action, asked.form().text(NoticesPage.NOTICE), "--note=" + note);
            }
            case NoticesPage.RETRY ->
                asked.form().text(NoticesPage.AGAIN).isEmpty()
                        ? Message.bad(said.get("tick-missing"))
                        : run(said, action, asked.form().text(NoticesPage.NOTICE), "--again");
            case NoticesPage.STOP, NoticesPage.RESUME ->
                run(
                        said,
                        action,
                        asked.form().text(NoticesPage.POLICY),
                        "--run=" + asked.form().text(NoticesPage.RUN));
            default -> throw new IllegalArgumentException("no such button: " + action);
        };
    }

    private Message run(DeskWords said, String subcommand, String argument, String option) {
        return Session.message(
                session.commands()
                        .run(Stream.of("notices", subcommand, session.by(), option, "--", argument)
                                .toList()),
                said);
    }
}
