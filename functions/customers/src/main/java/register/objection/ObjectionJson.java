package register.objection;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.notice.NoticeJson.ID;
import static register.value.Forms.POLICY;
import static register.value.Forms.REFERENCE;

import register.json.Form;
import register.json.RecordForm;
import register.recipient.RecipientJson;

/// The written form of an objection in every engine and in archives.
public final class ObjectionJson {
    private static final RecordForm<CustomerStatement> STATEMENT = RecordForm.of(field -> new CustomerStatement(
            field.of("text", TEXT, CustomerStatement::text), field.optional("from", TEXT, CustomerStatement::from)));

    private static final RecordForm<ObjectionMail> MAIL = RecordForm.of(field -> new ObjectionMail(
            field.of("state", Form.word(ObjectionMail.State.class), ObjectionMail::state),
            field.optional("at", INSTANT, ObjectionMail::at),
            field.of("tries", COUNT, ObjectionMail::tries)));

    private static final RecordForm<ObjectionChange> CHANGE = RecordForm.of(field -> new ObjectionChange(
            field.of("at", INSTANT, ObjectionChange::at),
            field.of("actor", TEXT, ObjectionChange::actor),
            field.of("kind", Form.word(ObjectionChange.Kind.class), ObjectionChange::kind),
            field.optional("outcome", Form.word(ObjectionOutcome.class), ObjectionChange::outcome),
            field.optional("detail", TEXT, ObjectionChange::detail)));

    public static final RecordForm<Objection> FORM = RecordForm.of(field -> new Objection(
            field.of("reference", Form.text(ObjectionReference::value, ObjectionReference::new), Objection::reference),
            field.of("revision", COUNT, Objection::revision),
            field.of("policy", POLICY, Objection::policy),
            field.optional("notice", ID, Objection::notice),
            field.optional("recipient", RecipientJson.ID, Objection::recipient),
            field.of("channel", Form.word(ObjectionChannel.class), Objection::channel),
            field.of("arrived", INSTANT, Objection::arrived),
            field.optional("objectUntil", INSTANT, Objection::objectUntil),
            field.optional("statement", STATEMENT, Objection::statement),
            field.optional("request", REFERENCE, Objection::request),
            field.of("receipt", MAIL, Objection::receipt),
            field.of("team", MAIL, Objection::team),
            field.of("history", CHANGE.list(), Objection::history)));

    private ObjectionJson() {}
}
