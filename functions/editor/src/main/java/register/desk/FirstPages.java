package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.draft.Drafting;
import register.desk.first.Course;
import register.desk.first.FirstDraft;
import register.desk.first.FirstPage;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Errand;
import register.desk.page.ListPage;
import register.desk.page.Message;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.UploadedFile;
import register.importing.PageImport;
import register.json.Json;
import register.json.JsonText;
import register.value.Bytes;
import register.value.PolicyId;

/// The address at which a list starts from a page, as by the command `import`.
record FirstPages(Session session, Drafting drafting) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        if (!asked.path().equals(ListPage.FROM_PAGE)) {
            return Optional.empty();
        }
        if (!asked.posts()) {
            return Optional.of(page(frame, session.forms(), null));
        }
        DeskWords said = frame.said();
        return Optional.of(session.first(asked) ? start(asked, frame) : again(asked, frame, said.get("sent-before")));
    }

    private EditorReply page(DeskFrame frame, DeskForm forms, @Nullable Message message) {
        return EditorReply.html(200, FirstPage.of(frame, session.kept().policies(), forms, message));
    }

    private EditorReply again(EditorRequest asked, DeskFrame frame, String why, String... details) {
        DeskForm typed = session.forms(Session.typed(asked, FirstPage.ADDRESS, FirstPage.LIST));
        return page(frame, typed, new Message(false, why, List.of(details)));
    }

    private EditorReply start(EditorRequest asked, DeskFrame frame) throws IOException {
        DeskWords said = frame.said();
        UploadedFile file = asked.files().get(FirstPage.FILE);
        String address = asked.form().text(FirstPage.ADDRESS).replaceAll("\\s+", "");
        if (file == null && address.isEmpty()) {
            return again(asked, frame, said.get("file-missing"));
        }
        if (file != null
                && (!PageImport.isReadable(file.name()) || file.content().length() > PageImport.MAX_BYTES)) {
            return again(asked, frame, FirstPage.hint(said));
        }
        Commands.Outcome outcome = imported(file, address);
        return outcome.done()
                ? drafted(asked, frame, outcome)
                : again(asked, frame, said.get("no-list-read"), outcome.lines().toArray(String[]::new));
    }

    /// What the command says, with the file's own name.
    private Commands.Outcome imported(@Nullable UploadedFile file, String address) throws IOException {
        try (var folder = new PrivateFolder()) {
            String source = file == null ? https(address) : folder.file(file).toString();
            Commands.Outcome outcome = session.commands().run(List.of("import", "--json", "--", source));
            return file == null
                    ? outcome
                    : new Commands.Outcome(
                            outcome.ended(),
                            outcome.lines().stream()
                                    .map(line -> line.replace(source, file.name()))
                                    .toList());
        }
    }

    /// Never the name of a file on this machine.
    private static String https(String address) {
        return address.matches("(?i)https?://.*") ? address : "https://" + address;
    }

    private EditorReply drafted(EditorRequest asked, DeskFrame frame, Commands.Outcome outcome) throws IOException {
        Json.Obj result = (Json.Obj) JsonText.parse(outcome.lines().getFirst().getBytes(UTF_8));
        Bytes imported = Bytes.of(result.text("yaml").getBytes(UTF_8));
        String list = asked.form().text(FirstPage.LIST);
        Optional<PolicyId> existing = session.kept().policies().stream()
                .filter(policy -> policy.value().equals(list))
                .findFirst();
        FirstDraft draft = existing.isEmpty()
                ? FirstDraft.of(imported, session.kept().policies())
                : FirstDraft.of(imported, next(existing.get()));
        return begun(draft)
                ? EditorReply.goTo(Errand.ASK.address(draft.policy()))
                : again(asked, frame, frame.said().get("draft-there"));
    }

    private Json.Obj next(PolicyId policy) {
        var lists = new NextLists(session.kept(), drafting, policy);
        return lists.at(lists.earliest()).content();
    }

    private boolean begun(FirstDraft draft) throws IOException {
        var _ = session.course(draft.policy(), new Course());
        return session.kept().drafts().begin(draft.policy(), draft.source());
    }
}
