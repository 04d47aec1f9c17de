package register.desk;

import java.util.Optional;
import register.desk.page.DeskFrame;
import register.desk.page.OrderPage;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.machine.doctor.Doctor;
import register.machine.doctor.Outside;

/// The address for what `doctor` finds. It asks other servers, so only a keeper who opens it waits for them.
record OrderPages(Session session) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) {
        if (!asked.path().equals(OrderPage.HERE) || asked.posts()) {
            return Optional.empty();
        }
        var findings = Doctor.of(session.kept().site(), Outside.ofThisMachine()).examine();
        return Optional.of(EditorReply.html(200, OrderPage.of(frame, findings)));
    }
}
