package register.desk;

import java.time.LocalDateTime;
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
import register.desk.page.ObjectionPage;
import register.desk.page.ObjectionsPage;
import register.desk.view.Contact;
import register.desk.view.KeptObjection;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.objection.ObjectionChannel;
import register.objection.ObjectionOutcome;
import register.value.Term;

/// The addresses for objections.
record ObjectionPages(Session session) implements Section {
    private static final String COMMAND = "objections";

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) {
        if (asked.path().equals(ObjectionsPage.LIST)) {
            return Optional.of(asked.posts() ? recorded(asked, frame) : list(frame, session.forms(), result(asked)));
        }
        return asked.path().startsWith(ObjectionPage.ONE)
                ? KeptObjection.find(session.kept(), asked.path().substring(ObjectionPage.ONE.length()))
                        .map(found -> asked.posts()
                                ? closed(asked, frame, found)
                                : one(frame, found, session.forms(), result(asked)))
                : Optional.empty();
    }

    private @Nullable Message result(EditorRequest asked) {
        return session.shown(asked.path()).orElse(null);
    }

    private EditorReply list(DeskFrame frame, DeskForm forms, @Nullable Message message) {
        return EditorReply.html(
                200,
                ObjectionsPage.of(
                        frame,
                        KeptObjection.all(session.kept()),
                        Contact.everyone(session.kept()),
                        LocalDateTime.ofInstant(
                                session.kept().now(), session.kept().zone()),
                        forms,
                        message));
    }

    private static EditorReply one(DeskFrame frame, KeptObjection found, DeskForm forms, @Nullable Message message) {
        return EditorReply.html(200, ObjectionPage.of(frame, found, forms, message));
    }

    private EditorReply recorded(EditorRequest asked, DeskFrame frame) {
        Message result = session.first(asked) ? record(asked, frame.said()) : again(frame);
        if (result.good()) {
            session.show(asked.path(), result);
            return EditorReply.goTo(asked.path());
        }
        return list(
                frame,
                session.forms(typed(
                        asked,
                        ObjectionsPage.CUSTOMER,
                        ObjectionsPage.ARRIVED,
                        ObjectionsPage.NOTE,
                        ObjectionsPage.CHANNEL)),
                result);
    }

    private static Message again(DeskFrame frame) {
        return Message.bad(frame.said().get("sent-before"));
    }

    private static Map<String, String> typed(EditorRequest asked, String... names) {
        return Session.typed(asked, names);
    }

    private Message record(EditorRequest asked, DeskWords said) {
        String note =
                asked.form().text(ObjectionsPage.NOTE).replace("\r\n", "\n").strip();
        String arrived = asked.form().text(ObjectionsPage.ARRIVED);
        ObjectionChannel channel = Term.find(
                        ObjectionChannel.class, asked.form().text(ObjectionsPage.CHANNEL))
                .filter(ObjectionChannel::isByWord)
                .orElseThrow(() -> new IllegalArgumentException("no such channel"));
        Optional<Contact> contact = Contact.everyone(session.kept()).stream()
                .filter(one -> one.key().equals(asked.form().text(ObjectionsPage.CUSTOMER)))
                .findFirst();
        if (note.isEmpty()) {
            return Message.bad(said.get("text-missing"));
        }
        if (contact.isEmpty()) {
            return Message.bad(said.get("customer-missing"));
        }
        return !isPast(arrived)
                ? Message.bad(said.get("time-missing"))
                : run(
                        said,
                        "record",
                        List.of(
                                contact.get().option(),
                                "--arrived=" + arrived,
                                "--channel=" + channel.term(),
                                "--note=" + note),
                        contact.get().policy().value());
    }

    private boolean isPast(String arrived) {
        return arrived.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
                && !LocalDateTime.parse(arrived)
                        .atZone(session.kept().zone())
                        .toInstant()
                        .isAfter(session.kept().now());
    }

    private EditorReply closed(EditorRequest asked, DeskFrame frame, KeptObjection found) {
        Message result = session.first(asked) ? decide(asked, frame.said(), found) : again(frame);
        if (result.good()) {
            session.show(asked.path(), result);
            return EditorReply.goTo(asked.path());
        }
        return one(
                frame,
                found,
                session.forms(typed(asked, ObjectionPage.OUTCOME, ObjectionPage.REASON, Erasing.WHY)),
                result);
    }

    private Message decide(EditorRequest asked, DeskWords said, KeptObjection found) {
        return asked.form().text(DeskForm.PRESSED).equals(Erasing.ERASE)
                ? erase(asked, said, found)
                : close(asked, said, found);
    }

    private Message erase(EditorRequest asked, DeskWords said, KeptObjection found) {
        String why = asked.form().text(Erasing.WHY).strip();
        if (why.isEmpty()) {
            return Message.bad(said.get("reason-missing"));
        }
        return asked.form().text(Erasing.SURE).isEmpty()
                ? Message.bad(said.get("answer-marked"))
                : run(
                        said,
                        Erasing.ERASE,
                        List.of("--yes", "--reason=" + why),
                        found.objection().reference().value());
    }

    private Message close(EditorRequest asked, DeskWords said, KeptObjection found) {
        String reason = asked.form().text(ObjectionPage.REASON).strip();
        ObjectionOutcome outcome = Term.find(
                        ObjectionOutcome.class, asked.form().text(ObjectionPage.OUTCOME))
                .orElseThrow(() -> new IllegalArgumentException("no such outcome"));
        if (outcome.needsReason() && reason.isEmpty()) {
            return Message.bad(said.get("reason-missing"));
        }
        return run(
                said,
                "close",
                reason.isEmpty()
                        ? List.of("--outcome=" + outcome.term())
                        : List.of("--outcome=" + outcome.term(), "--reason=" + reason),
                found.objection().reference().value());
    }

    private Message run(DeskWords said, String subcommand, List<String> options, String argument) {
        var words = new ArrayList<String>(List.of(COMMAND, subcommand, session.by()));
        words.addAll(options);
        words.addAll(List.of("--", argument));
        return Session.message(session.commands().run(words), said);
    }
}
