package register.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.Message;
import register.desk.setup.OrderPage;
import register.desk.view.FreshSite;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.machine.doctor.Doctor;
import register.machine.doctor.Finding;
import register.machine.doctor.Outside;
import register.machine.site.ThisMachine;

/// The address for what `doctor` finds. It asks other servers, so only a keeper who opens it waits for them.
record OrderPages(Session session) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) {
        if (!asked.path().equals(OrderPage.HERE)) {
            return Optional.empty();
        }
        if (!asked.posts()) {
            return Optional.of(page(frame, session.shown(asked.path()).orElse(null)));
        }
        if (!session.first(asked)) {
            return Optional.of(page(frame, Message.bad(frame.said().get("sent-before"))));
        }
        session.show(asked.path(), Session.message(session.commands().run(words(asked)), frame.said()));
        return Optional.of(EditorReply.goTo(asked.path()));
    }

    private static List<String> words(EditorRequest asked) {
        String action = asked.form().text(DeskForm.PRESSED);
        return switch (action) {
            case OrderPage.RECONCILE -> List.of(action);
            case OrderPage.REDRIVE -> List.of(action, "--all");
            default -> throw new IllegalArgumentException("no such button: " + action);
        };
    }

    private EditorReply page(DeskFrame frame, @Nullable Message message) {
        List<Finding> findings;
        try (FreshSite now = FreshSite.of(session.kept())) {
            findings = Doctor.of(now.site(), Outside.ofThisMachine()).examine();
        }
        return EditorReply.html(
                200,
                OrderPage.of(
                        frame,
                        findings,
                        session.kept().site() instanceof ThisMachine,
                        session.kept().policies(),
                        session.forms(),
                        message));
    }
}
