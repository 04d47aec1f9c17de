package register.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.EvidencePage;
import register.desk.page.Message;
import register.desk.view.Contact;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;

/// The address for evidence. It changes nothing, so its form may be sent any number of times.
record EvidencePages(Session session) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        if (!asked.path().equals(EvidencePage.HERE)) {
            return Optional.empty();
        }
        if (!asked.posts()) {
            return Optional.of(page(asked, frame, null));
        }
        Optional<Contact> contact = Contact.everyone(session.kept()).stream()
                .filter(one -> one.key().equals(asked.form().text(EvidencePage.CUSTOMER)))
                .findFirst();
        return Optional.of(
                contact.isEmpty()
                        ? page(asked, frame, Message.bad(frame.said().get("customer-missing")))
                        : evidence(asked, frame, contact.get()));
    }

    private EditorReply page(EditorRequest asked, DeskFrame frame, @Nullable Message message) {
        DeskForm forms = session.forms(Session.typed(asked, EvidencePage.CUSTOMER));
        return EditorReply.html(200, EvidencePage.of(frame, Contact.everyone(session.kept()), forms, message));
    }

    private EditorReply evidence(EditorRequest asked, DeskFrame frame, Contact contact) throws IOException {
        boolean data = asked.form().text(DeskForm.PRESSED).equals(EvidencePage.JSON);
        try (var folder = new PrivateFolder()) {
            Path pdf = folder.path("evidence.pdf");
            Commands.Outcome made = session.commands()
                    .run(List.of(
                            "notices",
                            "export",
                            contact.option(),
                            "--out=" + pdf,
                            "--",
                            contact.policy().value()));
            if (!made.done()) {
                Message why = new Message(false, frame.said().get("no-evidence"), made.lines());
                return page(asked, frame, why);
            }
            return data
                    ? EditorReply.of(200, "application/json", Files.readAllBytes(folder.path("evidence.json")))
                            .with("Content-Disposition", "attachment; filename=\"evidence.json\"")
                    : EditorReply.pdf("evidence.pdf", Files.readAllBytes(pdf))
                            .with("Content-Disposition", "attachment; filename=\"evidence.pdf\"");
        }
    }
}
