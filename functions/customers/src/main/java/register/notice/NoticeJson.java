package register.notice;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.value.Forms.LANGUAGE;
import static register.value.Forms.SHA256;

import register.json.Form;
import register.json.RecordForm;
import register.notice.Notice.Claim;
import register.recipient.RecipientJson;

/// The written form of a notice in every engine and in archives.
public final class NoticeJson {
    public static final Form<NoticeId> ID = Form.text(NoticeId::toString, NoticeId::parse);

    public static final RecordForm<LedgerLine> LINE = RecordForm.of(field -> new LedgerLine(
            field.of("at", INSTANT, LedgerLine::at),
            field.of("source", TEXT, LedgerLine::source),
            field.of("attempt", COUNT, LedgerLine::attempt),
            field.of("kind", Form.word(LedgerLine.Kind.class), LedgerLine::kind),
            field.optional("detail", TEXT, LedgerLine::detail)));

    private static final RecordForm<Claim> CLAIM = RecordForm.of(
            field -> new Claim(field.of("attempt", COUNT, Claim::attempt), field.of("until", INSTANT, Claim::until)));

    public static final RecordForm<Notice> FORM = RecordForm.of(field -> new Notice(
            field.of("id", ID, Notice::id),
            field.of("revision", COUNT, Notice::revision),
            field.of("recipient", RecipientJson.ID, Notice::recipient),
            field.of("language", LANGUAGE, Notice::language),
            field.optional("named", SHA256, Notice::named),
            field.of("changes", COUNT.list(), Notice::changes),
            field.optional("tellBy", INSTANT, Notice::tellBy),
            field.optional("objectionDays", COUNT, Notice::objectionDays),
            field.listed("addressees", Form.text(Addressee::text, Addressee::parse), Notice::addressees),
            field.optional("claim", CLAIM, Notice::claim),
            field.of("lines", LINE.list(), Notice::lines)));

    private NoticeJson() {}
}
