package register.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.json.CanonicalJson;
import register.json.Json;
import register.notice.NotifiableChange;
import register.notice.RunAnnouncement;
import register.person.PersonRecords;
import register.policy.ObjectionPeriod;
import register.value.PolicyId;

/// The payload of an announcement, as described in `docs/website.md`: derived from the chain for each attempt, always
/// the same. It contains only ids and dates, so it names no person.
///
/// @param id the same at every attempt, for every webhook, so that receivers recognise repetitions
/// @param body JSON
public record WebhookEvent(String id, String body) {

    /// Makes the events of one register.
    ///
    /// @param register the address of the register's public pages, without a trailing slash
    /// @param trial true if the register is a trial
    public record Events(Chain chain, History history, PersonRecords persons, URI register, boolean trial) {

        /// The announcement of an entry; empty if it has none.
        Optional<RunAnnouncement> announced(PolicyId policy, long sequence) {
            return chain.entry(policy, sequence).flatMap(entry -> RunAnnouncement.of(entry, history, persons));
        }

        /// The event for an entry; empty if it announces nothing.
        public Optional<WebhookEvent> of(PolicyId policy, long sequence) {
            return announced(policy, sequence).map(announced -> WebhookEvent.of(announced, register, trial));
        }
    }

    /// The bytes that are posted and signed.
    public byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    private static WebhookEvent of(RunAnnouncement announced, URI register, boolean trial) {
        EntryHeader header = announced.announcement().header();
        ObjectionPeriod objection = announced.announcement().version().objection();
        boolean stands = header.kind().states();
        Json.Obj data = Json.object()
                .put("policy", header.policy().value())
                .put("sequence", header.sequence())
                .put("entryHash", header.hash().hex())
                .put("recordedAt", header.recordedAt().toString())
                .put("effectiveDate", header.effectiveDate().toString())
                .put("timeZone", header.timeZone().getId())
                .put("revision", header.revision())
                .put("changes", Json.array(announced.announcement().changes(), WebhookEvent::change))
                .put("objectionUntil", stands && objection != null ? until(objection) : null)
                .put("links", links(header, register))
                .put("trial", trial ? Json.of(true) : null)
                .build();
        Json.Obj event = Json.object()
                .put("type", type(header.kind()))
                .put("timestamp", header.recordedAt().toString())
                .put("data", data)
                .build();
        return new WebhookEvent("entry_" + header.hash().hex(), CanonicalJson.text(event));
    }

    private static String type(EntryKind kind) {
        return switch (kind) {
            case PUBLICATION -> "policy.announced";
            case CORRECTION -> "policy.corrected";
            case WITHDRAWAL -> "policy.withdrawn";
            case REDACTION, KEY, NOTICE -> throw new IllegalArgumentException(kind.term() + " announces nothing");
        };
    }

    private static Json.Obj change(NotifiableChange change) {
        @Nullable
        String engagement =
                change.engagement() == null ? null : change.engagement().id();
        return Json.object()
                .put("kind", change.kind().term())
                .put("subprocessor", change.subprocessor().id())
                .put("engagement", engagement)
                .put("date", change.start().toString())
                .build();
    }

    private static String until(ObjectionPeriod objection) {
        return objection.end().toInstant().toString();
    }

    private static Json.Obj links(EntryHeader header, URI register) {
        String policy = register + "/v1/policies/" + header.policy();
        String list = policy + "/subprocessors";
        boolean stands = header.kind().states();
        return Json.object()
                .put("page", register + "/" + header.policy() + (stands ? "/" + header.effectiveDate() : ""))
                .put("list", stands ? list + "?asOf=" + header.effectiveDate() : list)
                .put("feed", policy + "/feed.json")
                .put("log", register + "/log/" + header.policy())
                .build();
    }
}
