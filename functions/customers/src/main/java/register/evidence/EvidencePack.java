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

/// The register's records of the notices to one customer, with their proofs. It names no other customer.
///
/// @param language of its words
/// @param madeAt the moment it describes
/// @param zone of the policy's days
/// @param provider the company, as the policy's edition names it
/// @param company its legal details; absent if the policy states none
/// @param register the register's public address, without a trailing slash; absent if it has none
/// @param recipient as of now, not erased
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

    /// The recipient's name and address.
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

    /// Omits the salt, from which the salts of all notices to the recipient are derived.
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
                .putNonEmpty("excludes", terms.excludes().stream().map(Json::of).toList())
                .put("quote", terms.quote())
                .build();
    }
}
