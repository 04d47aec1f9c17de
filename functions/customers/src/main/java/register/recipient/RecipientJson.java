package register.recipient;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.value.Forms.BYTES;
import static register.value.Forms.LANGUAGE;
import static register.value.Forms.POLICY;

import register.json.Form;
import register.json.RecordForm;
import register.recipient.Recipient.Who;

/// The written form of a recipient in every engine and in archives.
public final class RecipientJson {
    public static final Form<RecipientId> ID = Form.text(RecipientId::value, RecipientId::new);

    private static final RecordForm<Who> WHO = RecordForm.of(field -> new Who(
            field.optional("externalId", TEXT, Who::externalId),
            field.optional("customer", TEXT, Who::customer),
            field.of("address", TEXT, Who::address)));

    private static final RecordForm<Terms> TERMS = RecordForm.of(field -> new Terms(
            field.optional("noticeDays", COUNT, Terms::noticeDays),
            field.optional("objectionDays", COUNT, Terms::objectionDays),
            field.listed("regions", TEXT, Terms::regions),
            field.listed("features", TEXT, Terms::features),
            field.listed("excludes", TEXT, Terms::excludes),
            field.optional("quote", TEXT, Terms::quote)));

    private static final RecordForm<RecipientChange> CHANGE = RecordForm.of(field -> new RecipientChange(
            field.of("at", INSTANT, RecipientChange::at),
            field.of("actor", TEXT, RecipientChange::actor),
            field.of("kind", Form.word(RecipientChange.Kind.class), RecipientChange::kind),
            field.optional("detail", TEXT, RecipientChange::detail)));

    public static final RecordForm<Recipient> FORM = RecordForm.of(field -> new Recipient(
            field.of("id", ID, Recipient::id),
            field.of("revision", COUNT, Recipient::revision),
            field.of("policy", POLICY, Recipient::policy),
            field.of("kind", Form.word(Recipient.Kind.class), Recipient::kind),
            field.optional("who", WHO, Recipient::who),
            field.optional("salt", BYTES, Recipient::salt),
            field.of("language", LANGUAGE, Recipient::language),
            field.of("terms", TERMS, Recipient::terms),
            field.of("since", INSTANT, Recipient::since),
            field.optional("endedAt", INSTANT, Recipient::endedAt),
            field.of("history", CHANGE.list(), Recipient::history)));

    private RecipientJson() {}
}
