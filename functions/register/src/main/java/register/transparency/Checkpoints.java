package register.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.value.PolicyId;

/// Sees to it that every accepted entry has its checkpoint. They are made in order, so that none is missing before the
/// latest, and each is signed over nothing but a continuation of the one before. Every step can be repeated.
public final class Checkpoints {
    private static final int PAGE = 500;

    private final Chain chain;
    private final CheckpointLog log;
    private final CheckpointSigner signer;

    public Checkpoints(Chain chain, CheckpointLog log, CheckpointSigner signer) {
        this.chain = chain;
        this.log = log;
        this.signer = signer;
    }

    /// Makes what is missing up to an entry.
    ///
    /// @return the checkpoints made now, oldest first
    /// @throws ForkedChainException when the entries do not continue what was signed
    public List<SignedCheckpoint> make(PolicyId policy, long upTo) {
        Optional<SignedCheckpoint> latest = log.latest(policy);
        if (latest.isPresent() && latest.get().checkpoint().size() >= upTo) {
            return List.of();
        }
        Optional<EntryHeader> first = chain.headers(policy, 0, 1).stream().findFirst();
        if (first.isEmpty()) {
            if (latest.isPresent()) {
                throw new ForkedChainException(policy, 1, "it is missing, although it was signed");
            }
            return List.of();
        }
        return extend(first.get(), latest, upTo);
    }

    /// Makes what is missing for every entry of every policy. A policy whose checkpoints fail holds up no other: the
    /// first failure is thrown at the end, the rest suppressed in it.
    ///
    /// @param made called with each checkpoint once it is recorded
    /// @return how many were made
    public int reconcile(Consumer<SignedCheckpoint> made) {
        int count = 0;
        var failures = new ArrayList<RuntimeException>();
        for (PolicyId policy : chain.policies()) {
            try {
                long head = chain.head(policy).map(EntryHeader::sequence).orElse(0L);
                List<SignedCheckpoint> checkpoints = make(policy, head);
                checkpoints.forEach(made);
                count += checkpoints.size();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return count;
    }

    private List<SignedCheckpoint> extend(EntryHeader first, Optional<SignedCheckpoint> latest, long upTo) {
        PolicyId policy = first.policy();
        Optional<EntryHeader> previous = latest.map(signed -> signed(first, signed));
        var made = new ArrayList<SignedCheckpoint>();
        while (true) {
            long after = previous.map(EntryHeader::sequence).orElse(0L);
            List<EntryHeader> page = chain.headers(policy, after, (int) Math.min(PAGE, upTo - after));
            for (EntryHeader header : page) {
                requireLink(policy, previous, header);
                record(Checkpoint.of(first, header)).ifPresent(made::add);
                previous = Optional.of(header);
            }
            if (page.isEmpty() || page.getLast().sequence() >= upTo) {
                return made;
            }
        }
    }

    /// The entry that the latest checkpoint ends at, which must be the one that was signed.
    private EntryHeader signed(EntryHeader first, SignedCheckpoint latest) {
        PolicyId policy = first.policy();
        Checkpoint checkpoint = latest.checkpoint();
        if (!isOurs(latest)) {
            throw new ForkedChainException(policy, checkpoint.size(), "its recorded checkpoint has no valid signature");
        }
        EntryHeader entry = chain.headers(policy, checkpoint.size() - 1, 1).stream()
                .findFirst()
                .orElseThrow(() ->
                        new ForkedChainException(policy, checkpoint.size(), "it is missing, although it was signed"));
        if (!Checkpoint.of(first, entry).equals(checkpoint)) {
            throw new ForkedChainException(policy, checkpoint.size(), "it is not the one that was signed");
        }
        return entry;
    }

    /// Of this signer's key, or of one that signed before it.
    private boolean isOurs(SignedCheckpoint latest) {
        NoteKey own = key(latest.checkpoint());
        return latest.note().isSignedBy(own)
                || log.keys(latest.policy()).stream().anyMatch(latest.note()::isSignedBy);
    }

    private static void requireLink(PolicyId policy, Optional<EntryHeader> previous, EntryHeader next) {
        long expected = previous.map(EntryHeader::sequence).orElse(0L) + 1;
        if (next.sequence() != expected) {
            throw new ForkedChainException(policy, expected, "it is missing before entry " + next.sequence());
        }
        if (!previous.map(EntryHeader::hash).equals(Optional.ofNullable(next.previousHash()))) {
            throw new ForkedChainException(policy, next.sequence(), "it does not name the entry before it");
        }
    }

    /// @return the checkpoint, when it was this call that recorded it
    private Optional<SignedCheckpoint> record(Checkpoint checkpoint) {
        NoteKey key = key(checkpoint);
        var signed = new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), key, signer), key);
        Optional<SignedCheckpoint> earlier = log.record(signed);
        if (earlier.filter(other -> !other.checkpoint().equals(checkpoint)).isPresent()) {
            throw new ForkedChainException(
                    checkpoint.policy(), checkpoint.size(), "another one was signed at the same time");
        }
        return earlier.isPresent() ? Optional.empty() : Optional.of(signed);
    }

    private NoteKey key(Checkpoint checkpoint) {
        return new NoteKey(checkpoint.origin(), signer.publicKey());
    }
}
