package register.notice.proof;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.log.LogProof;
import register.log.MerkleTree;
import register.log.SignedCheckpoint;
import register.log.TrustFile;
import register.notice.Notice;
import register.notice.proof.NoticeTree.Place;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.value.Bytes;
import register.value.PolicyId;

/// Makes what customers get as `notice.json`.
public final class NoticeProofs {
    /// So many checkpoints back a quorum of witnesses is looked for.
    private static final int MOST = 16;

    private final CheckpointLog log;
    private final WitnessLog witnesses;

    public NoticeProofs(CheckpointLog log, WitnessLog witnesses) {
        this.log = log;
        this.witnesses = witnesses;
    }

    /// The proof of one notice.
    ///
    /// @param leaf as it was committed to
    /// @param externalId as the leaf's recipient has it
    /// @param log that the commitment's entry is in the log
    /// @return empty for a latecomer: the commitment does not have it
    public static Optional<NoticeProof> of(
            StandingCommitment standing, NoticeLeaf leaf, Bytes salt, @Nullable String externalId, LogProof log) {
        return standing.tree()
                .place(leaf.hash())
                .map(place -> new NoticeProof(leaf, salt, externalId, place, standing.commitment(), log));
    }

    /// The proof of what one notice's ledger held when its run closed.
    ///
    /// @param notice as it is now: its ledger may have grown since
    /// @param log that the commitment's entry is in the log
    /// @return empty where the commitment has no beginning of its ledger
    public static Optional<OutcomeProof> outcome(StandingCommitment standing, Notice notice, LogProof log) {
        for (int known = notice.lines().size(); known > 0; known--) {
            var leaf =
                    new OutcomeLeaf(notice.id(), notice.named(), notice.lines().subList(0, known));
            Optional<Place> place = standing.tree().place(leaf.hash());
            if (place.isPresent()) {
                return Optional.of(new OutcomeProof(leaf, new Inclusion(place.get(), standing.commitment(), log)));
            }
        }
        return Optional.empty();
    }

    /// That a signed entry is in its log, with the cosignatures that its checkpoint has by now.
    public LogProof inLog(EntryHeader entry) {
        PolicyId policy = entry.policy();
        long sequence = entry.sequence();
        SignedCheckpoint checkpoint = witnessed(policy)
                .filter(signed -> signed.checkpoint().size() >= sequence)
                .findFirst()
                .or(() -> log.latest(policy).map(this::cosigned))
                .filter(signed -> signed.checkpoint().size() >= sequence)
                .orElseThrow(() -> new IllegalStateException(policy + " entry " + sequence + ": not signed"));
        var tree = new MerkleTree(checkpoint.checkpoint().size(), subtrees -> log.hashes(policy, subtrees));
        return new LogProof(
                Optional.of(Bytes.of(entry.leaf())), sequence - 1, tree.inclusion(sequence - 1), checkpoint.note());
    }

    /// The newest checkpoints that a quorum cosigned.
    private Stream<SignedCheckpoint> witnessed(PolicyId policy) {
        Optional<TrustFile> trust =
                witnesses.trustFile().filter(file -> file.quorum().isPresent());
        return trust.stream()
                .flatMap(file -> witnesses.cosigned(policy, MOST).stream()
                        .flatMap(size -> log.find(policy, size).stream())
                        .map(this::cosigned)
                        .filter(signed -> file.witnessed(signed.note()).isQuorum()));
    }

    private SignedCheckpoint cosigned(SignedCheckpoint signed) {
        var cosignatures =
                witnesses.cosignatures(signed.policy(), signed.checkpoint().size());
        return new SignedCheckpoint(signed.checkpoint(), signed.note().plus(cosignatures), signed.key());
    }
}
