package register.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.log.Checkpoint;
import register.log.CheckpointSigner;
import register.log.LogOrigin;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.settings.PublicAddress;
import register.value.Failures;
import register.value.PolicyId;

/// Signs a checkpoint for every accepted entry, in order and without gaps, each only if it continues the previous
/// one. Every step can be repeated.
///
/// @param address names a log that has no checkpoint yet; the first checkpoint fixes the name
public record Checkpoints(Chain chain, CheckpointLog log, CheckpointSigner signer, PublicAddress address) {
    private static final int PAGE = 500;

    /// Signs the missing checkpoints up to an entry. If the latest checkpoint is the entry's, it is verified again.
    ///
    /// @return the new checkpoints, oldest first
    /// @throws ForkedChainException if the entries do not continue the signed history
    /// @throws OtherKeyException if another key has to hand over first
    public List<SignedCheckpoint> make(PolicyId policy, long upTo) {
        Optional<SignedCheckpoint> latest = log.latest(policy);
        if (latest.isPresent() && latest.get().checkpoint().size() > upTo) {
            return List.of();
        }
        State state = latest.map(this::state).orElseGet(() -> {
            String origin = new LogOrigin(address.originHost(signer.publicKey()), policy).toString();
            return new State(RightEdge.EMPTY, origin, own(origin));
        });
        var made = new ArrayList<SignedCheckpoint>();
        while (state.edge().size() < upTo) {
            int page = (int) Math.min(PAGE, upTo - state.edge().size());
            List<EntryHeader> headers = chain.headers(policy, state.edge().size(), page);
            if (headers.isEmpty()) {
                break;
            }
            for (EntryHeader header : headers) {
                state = next(state, header, made);
            }
        }
        return made;
    }

    /// Signs the missing checkpoints of all policies. If one policy fails, the others continue: the first failure is
    /// thrown at the end, the rest suppressed in it.
    ///
    /// @param made called with each checkpoint once it is recorded
    /// @return the number of new checkpoints
    public int reconcile(Consumer<SignedCheckpoint> made) {
        int count = 0;
        var failures = new Failures();
        for (PolicyId policy : chain.policies()) {
            count += failures.count(() -> {
                long head = chain.head(policy).map(EntryHeader::sequence).orElse(0L);
                List<SignedCheckpoint> checkpoints = make(policy, head);
                checkpoints.forEach(made);
                return checkpoints.size();
            });
        }
        failures.end();
        return count;
    }

    /// Refuses to append to a log whose next checkpoint needs another key, because this register could not sign it.
    ///
    /// @throws OtherKeyException if another key has to hand over first
    public void requireOwnKey(PolicyId policy) {
        log.latest(policy).ifPresent(latest -> {
            NoteKey next = chain.entry(policy, latest.checkpoint().size())
                    .map(entry -> key(entry, latest.key()))
                    .orElse(latest.key());
            NoteKey own = own(latest.checkpoint().origin());
            if (!own.equals(next)) {
                throw new OtherKeyException(policy, next, own);
            }
        });
    }

    /// The state signed so far.
    ///
    /// @param key that signs the next checkpoint
    private record State(RightEdge edge, String origin, NoteKey key) {}

    /// The state at the latest checkpoint; verifies that the chain still matches it.
    private State state(SignedCheckpoint latest) {
        Checkpoint checkpoint = latest.checkpoint();
        PolicyId policy = latest.policy();
        long size = checkpoint.size();
        if (!latest.note().isSignedBy(latest.key())) {
            throw new ForkedChainException(policy, size, "its recorded checkpoint has no valid signature");
        }
        RightEdge edge = RightEdge.of(size, subtrees -> log.hashes(policy, subtrees));
        if (!edge.root().equals(checkpoint.root())) {
            throw new ForkedChainException(
                    policy, size, "the hashes that are kept do not give the root that was signed");
        }
        Entry entry = chain.entry(policy, size)
                .orElseThrow(() -> new ForkedChainException(policy, size, "it is missing, although it was signed"));
        if (!edge.completed().getFirst().equals(entry.header().hash())) {
            throw new ForkedChainException(policy, size, "it is not the one that was signed");
        }
        return new State(edge, checkpoint.origin(), key(entry, latest.key()));
    }

    private State next(State state, EntryHeader header, List<SignedCheckpoint> made) {
        PolicyId policy = header.policy();
        long size = state.edge().size() + 1;
        if (header.sequence() != size) {
            throw new ForkedChainException(policy, size, "it is missing before entry " + header.sequence());
        }
        RightEdge edge = state.edge().plus(header.hash());
        var checkpoint = new Checkpoint(state.origin(), size, edge.root());
        SignedCheckpoint signed = sign(policy, checkpoint, state.key());
        Optional<SignedCheckpoint> earlier = log.record(signed, edge.completed());
        if (earlier.isEmpty()) {
            made.add(signed);
        }
        SignedCheckpoint recorded = earlier.orElse(signed);
        if (recorded.checkpoint().size() != size
                || !recorded.checkpoint().root().equals(edge.root())) {
            throw new ForkedChainException(policy, size, "another one was signed at the same time");
        }
        NoteKey next = header.kind() == EntryKind.KEY
                ? key(chain.entry(policy, size).orElseThrow(), recorded.key())
                : recorded.key();
        return new State(edge, recorded.checkpoint().origin(), next);
    }

    private SignedCheckpoint sign(PolicyId policy, Checkpoint checkpoint, NoteKey key) {
        NoteKey own = own(checkpoint.origin());
        if (!own.equals(key)) {
            throw new OtherKeyException(policy, key, own);
        }
        return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), key, signer), key);
    }

    /// The key that signs after an entry.
    private static NoteKey key(Entry entry, NoteKey signed) {
        return entry.header().kind() == EntryKind.KEY ? HandOver.of(entry).to() : signed;
    }

    private NoteKey own(String origin) {
        return new NoteKey(origin, signer.publicKey());
    }
}
