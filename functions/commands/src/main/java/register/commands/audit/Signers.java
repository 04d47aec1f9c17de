package register.commands.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding.Kind;
import register.log.Checkpoint;
import register.log.NoteKey;
import register.log.SignedNote;

/// Checks that the right key signed each checkpoint: the log's first key, or the one named by the last `key` entry
/// before it. To hand over, the previous key must have signed the checkpoint that ends with that entry.
final class Signers {
    private final LogServer server;
    private final String origin;
    private final AuditFindings findings;
    private final long size;
    private final List<NoteKey> given;
    private final List<NoteKey> named;
    private final TreeMap<Long, NoteKey> handedTo = new TreeMap<>();
    private final List<Signed> signed = new ArrayList<>();
    private @Nullable NoteKey first;

    /// A note that must be signed.
    ///
    /// @param isKept true if the caller kept it
    private record Signed(long size, SignedNote note, String what, boolean isKept) {}

    /// @param shown the newest checkpoint
    /// @param given the trusted keys; if empty, those named by the server
    /// @throws IOException if the server does not answer, or not in time
    Signers(LogServer server, ServedCheckpoint shown, List<NoteKey> given, AuditFindings findings) throws IOException {
        this.server = server;
        this.origin = shown.checkpoint().origin();
        this.size = shown.size();
        this.given = given;
        this.findings = findings;
        this.named = NamedKeys.of(server, origin);
    }

    /// Notes an entry that names a new key.
    void handOver(long sequence, NoteKey to) {
        handedTo.put(sequence, to);
    }

    /// Requires the signature of the server's checkpoint by the key of its time.
    void require(Checkpoint checkpoint, SignedNote note, String what) {
        signed.add(new Signed(checkpoint.size(), note, what, false));
    }

    /// Requires the signature of a checkpoint that the caller kept.
    void requireKept(Checkpoint checkpoint, SignedNote note) {
        signed.add(new Signed(checkpoint.size(), note, "the kept checkpoint", true));
    }

    /// The key that signs the checkpoint of a size.
    Optional<NoteKey> of(long size) {
        var last = handedTo.lowerEntry(size);
        return last == null ? Optional.ofNullable(first) : Optional.of(last.getValue());
    }

    /// The hand-overs, by entry.
    SortedMap<Long, NoteKey> handOvers() {
        return handedTo;
    }

    /// Follows the keys from the first trusted one, or from the signer of the kept checkpoint, and checks each
    /// signature from then on.
    ///
    /// @param tree the recomputed roots of the tree
    void check(TreeReader tree) throws IOException {
        long begin = begin();
        for (long entry : handedTo.tailMap(begin, false).keySet()) {
            readHandOver(entry, tree);
        }
        List<Signed> evidence = signed.stream()
                .filter(one -> one.size() > begin)
                .sorted((one, other) -> one.isKept() == other.isKept()
                        ? Long.compare(one.size(), other.size())
                        : Boolean.compare(other.isKept(), one.isKept()))
                .toList();
        evidence.stream()
                .filter(one -> handedTo.lowerEntry(one.size()) == null)
                .findFirst()
                .ifPresent(one -> first = candidates().stream()
                        .filter(key -> isBy(one.note(), key))
                        .findFirst()
                        .orElse(null));
        for (Signed one : evidence) {
            NoteKey key = of(one.size()).orElse(null);
            if (key == null || !isBy(one.note(), key)) {
                refuse(one, key);
                if (key == null) {
                    // The first signer is unknown, so no later key can be trusted.
                    return;
                }
            }
        }
    }

    /// The entry from which signatures count: 0, or the one that names a given key.
    private long begin() {
        long of = signing().entrySet().stream()
                .filter(entry -> given.contains(entry.getValue()))
                .mapToLong(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        return signed.stream()
                .filter(Signed::isKept)
                .map(one -> handedTo.lowerKey(one.size()))
                .map(entry -> entry == null ? 0L : entry)
                .reduce(of, Math::min);
    }

    /// The keys that have signed something. The key named by the last entry has not: anyone can name a key.
    private SortedMap<Long, NoteKey> signing() {
        return handedTo.headMap(size, false);
    }

    private List<NoteKey> candidates() {
        boolean later = signing().values().stream().anyMatch(given::contains);
        return given.isEmpty()
                ? named
                : later ? Stream.concat(given.stream(), named.stream()).toList() : given;
    }

    private boolean isBy(SignedNote note, NoteKey key) {
        return key.name().equals(origin) && note.isSignedBy(key);
    }

    /// The checkpoint that ends with an entry that names a new key.
    private void readHandOver(long entry, TreeReader tree) throws IOException {
        try {
            ServedCheckpoint shown =
                    ServedCheckpoint.read(server, "checkpoints/" + entry).orElse(null);
            if (shown == null) {
                findings.add(
                        Kind.OTHER_KEY,
                        entry,
                        "it names a new key, but the server does not show its checkpoint, signed by the previous key");
            } else if (shown.size() != entry
                    || !shown.checkpoint().origin().equals(origin)
                    || !shown.checkpoint().root().equals(tree.root(entry))) {
                findings.add(
                        Kind.OTHER_HISTORY, entry, "the checkpoint that ends with it does not match these entries");
            } else {
                signed.add(new Signed(entry, shown.note(), "the checkpoint of the hand-over by entry " + entry, false));
            }
        } catch (IllegalArgumentException e) {
            findings.add(Kind.BAD_CHECKPOINT, entry, "the checkpoint that ends with it is invalid: " + e.getMessage());
        }
    }

    private void refuse(Signed one, @Nullable NoteKey expected) {
        Optional<SignedNote.Signature> other = one.note().signatures().stream()
                .filter(signature -> signature.name().equals(origin))
                .findFirst();
        boolean damaged = expected == null
                ? candidates().stream()
                        .anyMatch(key -> one.note().signaturesOf(key).findAny().isPresent())
                : one.note().signaturesOf(expected).findAny().isPresent();
        boolean followed = one.isKept() || !given.isEmpty() || signed.stream().anyMatch(Signed::isKept);
        if (other.isPresent() && !damaged && (followed || !handedTo.isEmpty())) {
            findings.add(
                    Kind.OTHER_KEY,
                    one.what() + " is signed by the key " + other.get().keyId() + ", not by "
                            + (expected == null
                                    ? given.isEmpty() ? "one that the server names" : "one that you named"
                                    : expected.id())
                            + ": no entry hands over to it");
        } else if (one.isKept()) {
            findings.add(Kind.BAD_KEPT_CHECKPOINT, one.what() + " was not signed with its key");
        } else {
            findings.add(
                    Kind.BAD_CHECKPOINT,
                    one.what() + " was not signed by "
                            + (given.isEmpty() ? "a key of the server" : "a key that you named"));
        }
    }
}
