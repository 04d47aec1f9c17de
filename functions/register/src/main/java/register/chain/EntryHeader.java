package register.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.value.PolicyId;
import register.value.Sha256;

/// What an entry says of itself; its hash commits to all of it, and so to every entry before.
///
/// @param sequence 1 for a policy's first entry, then one more each
/// @param effectiveDate of a redaction, the date on which it was recorded
/// @param timeZone of the effective date; the same in all entries of a policy
/// @param revision 1 for the first entry of an effective date, one more for each later one of it that states content;
///     of a withdrawal, the revision that it withdraws; of a redaction, 0
/// @param recordedAt when the register accepted the entry: milliseconds, strictly increasing along the chain
/// @param reason why, for a correction, a withdrawal or a redaction
/// @param contentHash of the canonical content; of a withdrawal, of the content that it withdraws
/// @param previousHash of the entry before; absent in the first
public record EntryHeader(
        PolicyId policy,
        long sequence,
        EntryKind kind,
        LocalDate effectiveDate,
        ZoneId timeZone,
        int revision,
        Instant recordedAt,
        @Nullable String reason,
        Sha256 contentHash,
        @Nullable Sha256 previousHash) {

    /// The instant from which the version is in force.
    public Instant effectiveFrom() {
        return effectiveDate.atStartOfDay(timeZone).toInstant();
    }

    /// Whether it speaks of a time that had begun when it was recorded.
    public boolean isBackdated() {
        return !recordedAt.isBefore(effectiveFrom());
    }

    /// SHA-256 over the canonical form of `json()`.
    public Sha256 hash() {
        return Sha256.of(CanonicalJson.bytes(json()));
    }

    public Json.Obj json() {
        return Json.object()
                .put("policy", policy.value())
                .put("sequence", sequence)
                .put("entryKind", kind.term())
                .put("effectiveDate", effectiveDate.toString())
                .put("timeZone", timeZone.getId())
                .put("revision", revision)
                .put("recordedAt", recordedAt.toString())
                .put("reason", reason)
                .put("contentHash", contentHash.hex())
                .put("previousHash", previousHash == null ? null : previousHash.hex())
                .build();
    }
}
