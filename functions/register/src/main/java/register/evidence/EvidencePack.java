package register.evidence;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.Company;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// All that a register holds of the notices to one customer, with the proofs of it. It names no other.
///
/// @param language of its words
/// @param madeAt what it says was so at this moment
/// @param zone of the policy's days
/// @param provider whose customer it is, as the policy's edition names it
/// @param company its legal details; absent where the policy states none
/// @param register where everybody reaches the register, without a slash at its end; absent where it has no such
/// address
/// @param recipient as it is now, not erased
/// @param notices the latest announcement first, at least one
public record EvidencePack(
        PolicyId policy,
        Language language,
        Instant madeAt,
        ZoneId zone,
        String provider,
        @Nullable Company company,
        @Nullable URI register,
        Recipient recipient,
        List<NoticeEvidence> notices) {
    public EvidencePack {
        if (recipient.who() == null || notices.isEmpty()) {
            throw new IllegalArgumentException("recipient " + recipient.id() + ": expected a name and a notice");
        }
        notices = List.copyOf(notices);
    }

    /// What names the recipient.
    public Recipient.Who who() {
        Recipient.Who who = recipient.who();
        if (who == null) {
            throw new IllegalStateException("recipient " + recipient.id() + ": erased");
        }
        return who;
    }

    /// The pack as data: canonical JSON (RFC 8785).
    public Bytes content() {
        return Bytes.canonical(json());
    }

    private Json.Obj json() {
        return Json.object()
                .put("policy", policy.value())
                .put("provider", provider)
                .put("register", register)
                .put("language", language.tag())
                .put("timeZone", zone.getId())
                .put("madeAt", madeAt.toString())
                .put("recipient", customer())
                .put("notices", Json.array(notices, NoticeEvidence::json))
                .build();
    }

    /// Without its salt, from which all its notices have theirs.
    private Json.Obj customer() {
        Instant endedAt = recipient.endedAt();
        return Json.object()
                .put("id", recipient.id().value())
                .put("kind", recipient.kind().term())
                .put("customer", who().customer())
                .put("address", who().address())
                .put("externalId", who().externalId())
                .put("language", recipient.language().tag())
                .put("since", recipient.since().toString())
                .put("endedAt", endedAt == null ? null : endedAt.toString())
                .put("terms", json(recipient.terms()))
                .build();
    }

    private static Json.Obj json(Terms terms) {
        Integer notice = terms.noticeDays();
        Integer objection = terms.objectionDays();
        return Json.object()
                .put("noticeDays", notice == null ? null : Json.of(notice))
                .put("objectionDays", objection == null ? null : Json.of(objection))
                .putNonEmpty("regions", terms.regions().stream().map(Json::of).toList())
                .putNonEmpty("features", terms.features().stream().map(Json::of).toList())
                .put("quote", terms.quote())
                .build();
    }
}
