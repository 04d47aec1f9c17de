package register.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Erasing;
import register.desk.page.Message;
import register.desk.page.RequestPage;
import register.desk.page.RequestsPage;
import register.desk.view.KeptRequest;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.UploadedFile;
import register.objection.ObjectionOutcome;
import register.request.Matter;
import register.value.Term;

/// The addresses for requests.
record RequestPages(Session session) implements Section {
    /// In bytes: more, and many mail servers refuse the mail.
    private static final int MOST_ATTACHED = 10 * 1024 * 1024;

    private static final String COMMAND = "requests";

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        if (asked.path().equals(RequestsPage.LIST) && !asked.posts()) {
            return Optional.of(EditorReply.html(
                    200, RequestsPage.of(frame, KeptRequest.open(session.kept()), KeptRequest.closed(session.kept()))));
        }
        if (!asked.path().startsWith(RequestPage.ONE)) {
            return Optional.empty();
        }
        Optional<KeptRequest> found =
                KeptRequest.find(session.kept(), asked.path().substring(RequestPage.ONE.length()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                asked.posts()
                        ? done(asked, frame, found.get())
                        : EditorReply.html(
                                200,
                                RequestPage.of(
                                        frame,
                                        found.get(),
                                        session.forms(),
                                        session.shown(asked.path()).orElse(null))));
    }

    private EditorReply done(EditorRequest asked, DeskFrame frame, KeptRequest request) throws IOException {
        DeskWords said = frame.said();
        Message result = session.first(asked) ? act(asked, said, request) : Message.bad(said.get("sent-before"));
        if (result.good()) {
            session.show(asked.path(), result);
            return EditorReply.goTo(asked.path());
        }
        Map<String, String> typed =
                Session.typed(asked, RequestPage.TEXT, RequestPage.WHOM, RequestPage.OUTCOME, RequestPage.REASON);
        KeptRequest now = KeptRequest.find(
                        session.kept(), request.request().reference().value())
                .orElse(request);
        return EditorReply.html(200, RequestPage.of(frame, now, session.forms(typed), result));
    }

    private Message act(EditorRequest asked, DeskWords said, KeptRequest request) throws IOException {
        String reference = request.request().reference().value();
        String reason = asked.form().text(RequestPage.REASON).strip();
        String action = asked.form().text(DeskForm.PRESSED);
        return switch (action) {
            case RequestPage.TAKE ->
                run(said, ASSIGN, List.of(), reference, session.kept().keeper());
            case RequestPage.ASSIGN -> {
                String whom = asked.form().text(RequestPage.WHOM).strip();
                yield whom.isEmpty()
                        ? Message.bad(said.get("name-missing"))
                        : run(said, ASSIGN, List.of(), reference, whom);
            }
            case RequestPage.MATTER -> matter(said, reference, asked.form().text(RequestPage.MATTER));
            case RequestPage.ACKNOWLEDGE -> run(said, RequestPage.ACKNOWLEDGE, again(asked), reference);
            case RequestPage.REPLY -> reply(asked, said, reference);
            case RequestPage.HOLD ->
                reason.isEmpty()
                        ? Message.bad(said.get("reason-missing"))
                        : run(said, RequestPage.HOLD, List.of("--reason=" + reason), reference);
            case RequestPage.RELEASE -> run(said, RequestPage.RELEASE, List.of(), reference);
            case RequestPage.CLOSE -> close(asked, said, reference, reason);
            case Erasing.ERASE ->
                asked.form().text(Erasing.SURE).isEmpty()
                        ? Message.bad(said.get("answer-marked"))
                        : run(said, Erasing.ERASE, List.of(), reference);
            default -> throw new IllegalArgumentException("no such button: " + action);
        };
    }

    private static final String ASSIGN = "assign";

    /// @param options before the arguments
    private Message run(DeskWords said, String subcommand, List<String> options, String... arguments) {
        return Session.message(session.commands().run(words(subcommand, options, arguments)), said);
    }

    private List<String> words(String subcommand, List<String> options, String... arguments) {
        var words = new ArrayList<String>(List.of(COMMAND, subcommand, session.by()));
        words.addAll(options);
        words.add("--");
        words.addAll(List.of(arguments));
        return words;
    }

    private Message matter(DeskWords said, String reference, String term) {
        Matter matter = Term.find(Matter.class, term)
                .orElseThrow(() -> new IllegalArgumentException("no such matter: " + term));
        return run(said, RequestPage.MATTER, List.of(), reference, matter.term());
    }

    private Message close(EditorRequest asked, DeskWords said, String reference, String reason) {
        String outcome = asked.form().text(RequestPage.OUTCOME);
        boolean needed = Term.find(ObjectionOutcome.class, outcome)
                .filter(ObjectionOutcome::needsReason)
                .isPresent();
        if (needed && reason.isEmpty()) {
            return Message.bad(said.get("reason-missing"));
        }
        return run(
                said,
                RequestPage.CLOSE,
                reason.isEmpty() ? List.of("--as=" + outcome) : List.of("--as=" + outcome, "--reason=" + reason),
                reference);
    }

    private static List<String> again(EditorRequest asked) {
        return asked.form().text(RequestPage.AGAIN).isEmpty() ? List.of() : List.of("--again");
    }

    private Message reply(EditorRequest asked, DeskWords said, String reference) throws IOException {
        String text = asked.form().text(RequestPage.TEXT).replace("\r\n", "\n");
        @Nullable UploadedFile file = asked.files().get(RequestPage.FILE);
        boolean agreement = !asked.form().text(RequestPage.AGREEMENT).isEmpty();
        if (text.isBlank()) {
            return Message.bad(said.get("text-missing"));
        }
        if (agreement && file == null) {
            return Message.bad(said.get("file-missing"));
        }
        if (file != null && file.content().length() > MOST_ATTACHED) {
            return Message.bad(said.get("file-too-large"));
        }
        try (var files = new PrivateFolder()) {
            var options = new ArrayList<String>(again(asked));
            options.add("--text=" + files.text("text.txt", text));
            if (file != null) {
                options.add("--attach=" + files.file(file));
            }
            if (agreement) {
                options.add("--agreement");
            }
            return run(said, RequestPage.REPLY, options, reference);
        }
    }
}
