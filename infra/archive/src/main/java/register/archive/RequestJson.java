package register.archive;

import static register.archive.JsonFields.optional;
import static register.archive.JsonFields.required;
import static register.archive.JsonFields.small;
import static register.archive.JsonFields.text;
import static register.archive.JsonFields.written;

import java.time.Instant;
import java.util.List;
import register.chain.Bytes;
import register.chain.Sha256;
import register.json.Json;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.Outcome;
import register.request.Reference;
import register.request.RequestChange;
import register.request.RequestState;

/// A request as JSON, with all that its record holds.
final class RequestJson {
    private RequestJson() {}

    static Json.Obj of(DpaRequest request) {
        return Json.object()
                .put("reference", request.reference().value())
                .put("revision", request.revision())
                .put("receivedAt", request.receivedAt().toString())
                .put("policy", written(request.policy(), PolicyId::value))
                .put("sender", request.sender())
                .put("language", request.language().tag())
                .put("mail", request.mail().hex())
                .put("outcome", request.outcome().term())
                .put("reason", request.reason())
                .put("matter", written(request.matter(), Matter::term))
                .put("respondBy", written(request.respondBy(), Instant::toString))
                .put("state", request.state().term())
                .put("leaseUntil", written(request.leaseUntil(), Instant::toString))
                .put("acknowledgement", written(request.acknowledgement(), Sha256::hex))
                .put("repliedAt", written(request.repliedAt(), Instant::toString))
                .put("history", RequestChange.lines(request.history()))
                .build();
    }

    static DpaRequest request(Bytes content) {
        Json.Obj json = JsonFields.object(content);
        return new DpaRequest(
                required(json, "reference", Reference::new),
                small(json, "revision"),
                required(json, "receivedAt", Instant::parse),
                optional(json, "policy", PolicyId::new),
                optional(json, "sender", text -> text),
                required(json, "language", Language::new),
                required(json, "mail", Sha256::new),
                required(json, "outcome", word -> JsonFields.term(Outcome.class, word)),
                text(json, "reason"),
                optional(json, "matter", word -> JsonFields.term(Matter.class, word)),
                optional(json, "respondBy", Instant::parse),
                required(json, "state", word -> JsonFields.term(RequestState.class, word)),
                optional(json, "leaseUntil", Instant::parse),
                optional(json, "acknowledgement", Sha256::new),
                optional(json, "repliedAt", Instant::parse),
                json.get("history") == null ? List.of() : required(json, "history", RequestChange::parseLines));
    }
}
