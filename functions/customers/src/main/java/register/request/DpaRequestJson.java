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
import register.request.DpaRequest.Arrival;
import register.request.DpaRequest.Decision;
import register.request.DpaRequest.Reply;

/// The written form of a request in every engine and in archives.
public final class DpaRequestJson {
    private static final Form<RequestState> STATE = Form.word(RequestState.class);

    private static final RecordForm<RequestChange> CHANGE = RecordForm.of(field -> new RequestChange(
            field.of("at", INSTANT, RequestChange::at),
            field.of("actor", TEXT, RequestChange::actor),
            field.of("kind", Form.word(RequestChange.Kind.class), RequestChange::kind),
            field.of("state", STATE, RequestChange::state),
            field.optional("detail", TEXT, RequestChange::detail)));

    private static final RecordForm<Arrival> ARRIVAL = RecordForm.of(field -> new Arrival(
            field.of("receivedAt", INSTANT, Arrival::receivedAt),
            field.optional("policy", POLICY, Arrival::policy),
            field.optional("sender", TEXT, Arrival::sender),
            field.of("language", LANGUAGE, Arrival::language),
            field.of("mail", SHA256, Arrival::mail)));

    private static final RecordForm<Decision> DECISION = RecordForm.of(field -> new Decision(
            field.of("ruling", Form.word(RuleOutcome.class), Decision::ruling),
            field.of("reason", TEXT, Decision::reason),
            field.optional("matter", Form.word(Matter.class), Decision::matter),
            field.optional("respondBy", INSTANT, Decision::respondBy)));

    private static final RecordForm<Reply> REPLY = RecordForm.of(field -> new Reply(
            field.optional("acknowledgement", SHA256, Reply::acknowledgement),
            field.optional("repliedAt", INSTANT, Reply::repliedAt)));

    public static final RecordForm<DpaRequest> FORM = RecordForm.of(field -> new DpaRequest(
            field.of("reference", REFERENCE, DpaRequest::reference),
            field.of("revision", COUNT, DpaRequest::revision),
            field.part(ARRIVAL, DpaRequest::arrival),
            field.part(DECISION, DpaRequest::decision),
            field.of("state", STATE, DpaRequest::state),
            field.optional("leaseUntil", INSTANT, DpaRequest::leaseUntil),
            field.part(REPLY, DpaRequest::reply),
            field.of("history", CHANGE.list(), DpaRequest::history)));

    private DpaRequestJson() {}
}
