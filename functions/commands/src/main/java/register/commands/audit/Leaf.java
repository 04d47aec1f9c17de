package register.commands.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.HeaderJson;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.MerkleTree;
import register.value.PolicyId;
import register.value.Sha256;
import register.value.Term;

/// A leaf of a policy's log: an entry, possibly of a kind that this release does not know. An unknown one is hashed
/// too, so that an older verifier verifies a newer log.
///
/// @param kind the word for it
/// @param header of the entry; absent for an unknown kind
/// @param contentHash that it commits to; for an unknown kind, if it names one
public record Leaf(
        long sequence,
        Sha256 hash,
        String kind,
        Instant recordedAt,
        @Nullable EntryHeader header,
        @Nullable Sha256 contentHash) {

    /// @throws IllegalArgumentException with the reason, if it is not this policy's entry in this place
    static Leaf read(byte[] bytes, PolicyId policy, long sequence) {
        Json.Obj object = object(bytes);
        if (!Json.of(policy.value()).equals(object.get("policy"))) {
            throw new IllegalArgumentException("of another policy");
        }
        if (!Json.of(sequence).equals(object.get("sequence"))) {
            throw new IllegalArgumentException("missing or out of order: another entry is in its place");
        }
        String kind = text(object, "entryKind").orElse("");
        EntryHeader header = Term.find(EntryKind.class, kind).isPresent() ? HeaderJson.read(object) : null;
        return new Leaf(
                sequence,
                MerkleTree.leaf(bytes),
                kind,
                header == null ? instant(object) : header.recordedAt(),
                header,
                header == null ? text(object, "contentHash").map(Sha256::new).orElse(null) : header.contentHash());
    }

    private static Json.Obj object(byte[] bytes) {
        try {
            if (JsonText.parse(bytes) instanceof Json.Obj object && Arrays.equals(CanonicalJson.bytes(object), bytes)) {
                return object;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("the server's answer is not an entry");
    }

    private static Instant instant(Json.Obj object) {
        try {
            return Instant.parse(text(object, "recordedAt").orElse(""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the server's answer is not an entry: it has no recordedAt", e);
        }
    }

    private static Optional<String> text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty();
    }
}
