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

/// Makes `notice.json` files for customers.
public record NoticeProofs(CheckpointLog log, WitnessLog witnesses) {
    /// The number of checkpoints to search for a quorum of witnesses.
    private static final int MOST = 16;

    /// The proof of one notice.
    ///
    /// @param leaf as committed
    /// @param externalId of the leaf's recipient
    /// @param log proof that the log includes the commitment's entry
    /// @return empty for a latecomer, which the commitment does not include
    public static Optional<NoticeProof> of(
            StandingCommitment standing, NoticeLeaf leaf, Bytes salt, @Nullable String externalId, LogProof log) {
        return standing.tree()
                .place(leaf.hash())
                .map(place -> new NoticeProof(leaf, salt, externalId, place, standing.commitment(), log));
    }

    /// The proof of a notice's ledger at the close of its run.
    ///
    /// @param notice in its current state; its ledger may have grown since
    /// @param log proof that the log includes the commitment's entry
    /// @return empty if the commitment does not include a beginning of its ledger
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

    /// Proves that the log includes a signed entry, with the checkpoint's cosignatures so far.
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

    /// The newest checkpoints cosigned by a quorum.
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
