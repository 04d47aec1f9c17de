package register.subscription;

import static register.json.Plain.COUNT;
import static register.json.Plain.FLAG;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.value.Forms.LANGUAGE;
import static register.value.Forms.POLICY;

import register.json.Form;
import register.json.RecordForm;
import register.recipient.RecipientJson;

/// The written form of a confirmation in every engine.
final class ConfirmationJson {
    static final RecordForm<Confirmation> FORM = RecordForm.of(field -> new Confirmation(
            field.of("id", Form.text(ConfirmationId::value, ConfirmationId::new), Confirmation::id),
            field.of("revision", COUNT, Confirmation::revision),
            field.of("policy", POLICY, Confirmation::policy),
            field.of("move", FLAG, Confirmation::isMove),
            field.of("stage", Form.word(Confirmation.Stage.class), Confirmation::stage),
            field.of("language", LANGUAGE, Confirmation::language),
            field.optional("address", TEXT, Confirmation::address),
            field.optional("recipient", RecipientJson.ID, Confirmation::recipient),
            field.optional("before", TEXT, Confirmation::before),
            field.of("attempts", COUNT, Confirmation::attempts),
            field.of("next", INSTANT, Confirmation::next),
            field.of("expires", INSTANT, Confirmation::expires)));

    private ConfirmationJson() {}
}
