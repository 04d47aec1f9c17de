package register.request;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.value.Forms.LANGUAGE;
import static register.value.Forms.POLICY;
import static register.value.Forms.REFERENCE;
import static register.value.Forms.SHA256;

import register.json.Form;
import register.json.RecordForm;

/// The written form of a request in every engine and in archives.
public final class DpaRequestJson {
    private static final Form<RequestState> STATE = Form.word(RequestState.class);

    private static final RecordForm<RequestChange> CHANGE = RecordForm.of(field -> new RequestChange(
            field.of("at", INSTANT, RequestChange::at),
            field.of("actor", TEXT, RequestChange::actor),
            field.of("kind", Form.word(RequestChange.Kind.class), RequestChange::kind),
            field.of("state", STATE, RequestChange::state),
            field.optional("detail", TEXT, RequestChange::detail)));

    public static final RecordForm<DpaRequest> FORM = RecordForm.of(field -> new DpaRequest(
            field.of("reference", REFERENCE, DpaRequest::reference),
            field.of("revision", COUNT, DpaRequest::revision),
            field.of("receivedAt", INSTANT, DpaRequest::receivedAt),
            field.optional("policy", POLICY, DpaRequest::policy),
            field.optional("sender", TEXT, DpaRequest::sender),
            field.of("language", LANGUAGE, DpaRequest::language),
            field.of("mail", SHA256, DpaRequest::mail),
            field.of("ruling", Form.word(RuleOutcome.class), DpaRequest::ruling),
            field.of("reason", TEXT, DpaRequest::reason),
            field.optional("matter", Form.word(Matter.class), DpaRequest::matter),
            field.optional("respondBy", INSTANT, DpaRequest::respondBy),
            field.of("state", STATE, DpaRequest::state),
            field.optional("leaseUntil", INSTANT, DpaRequest::leaseUntil),
            field.optional("acknowledgement", SHA256, DpaRequest::acknowledgement),
            field.optional("repliedAt", INSTANT, DpaRequest::repliedAt),
            field.of("history", CHANGE.list(), DpaRequest::history)));

    private DpaRequestJson() {}
}
