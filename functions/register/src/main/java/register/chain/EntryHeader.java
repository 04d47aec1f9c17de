package register.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.log.MerkleTree;
import register.value.PolicyId;
import register.value.Sha256;

/// The metadata of an entry. Its canonical JSON is a leaf of its policy's log.
///
/// @param sequence 1 for a policy's first entry, then consecutive
/// @param effectiveDate for an undated entry, the date of recording
/// @param timeZone of the effective date; the same in all entries of a policy
/// @param revision 1 for the first entry of an effective date, one more for each later one with content; for a
///     withdrawal, the revision withdrawn; for an undated entry, 0
/// @param recordedAt when the register accepted the entry: in milliseconds, strictly increasing along the chain
/// @param reason for a correction, a withdrawal, a redaction or a new key
/// @param noNoticeReason why customers get no advance notice, in the company's words; absent if it gives none
/// @param contentHash of the canonical content; for a withdrawal, of the content withdrawn
public record EntryHeader(
        PolicyId policy,
        long sequence,
        EntryKind kind,
        LocalDate effectiveDate,
        ZoneId timeZone,
        int revision,
        Instant recordedAt,
        @Nullable String reason,
        @Nullable String noNoticeReason,
        Sha256 contentHash) {

    /// The instant from which the version is in force.
    public Instant effectiveFrom() {
        return effectiveDate.atStartOfDay(timeZone).toInstant();
    }

    /// True if its version was already in force when it was recorded.
    public boolean isBackdated() {
        return !recordedAt.isBefore(effectiveFrom());
    }

    /// The hash of its leaf (RFC 6962, section 2.1): SHA-256 of a zero byte and the leaf.
    public Sha256 hash() {
        return MerkleTree.leaf(leaf());
    }

    /// The canonical form of `json()` (RFC 8785): the entry's leaf in the log.
    public byte[] leaf() {
        return CanonicalJson.bytes(json());
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
                .put("noNoticeReason", noNoticeReason)
                .put("contentHash", contentHash.hex())
                .build();
    }
}
