package register.read.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.TrustFile;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.value.PolicyId;

/// The logs' checkpoints with their cosignatures.
public record WitnessedLog(CheckpointLog log, WitnessLog witnesses) {
    /// The number of past checkpoints searched for a quorum, with two reads each.
    private static final int MOST = 16;

    /// The newest checkpoint, with its cosignatures.
    public Optional<SignedCheckpoint> latest(PolicyId policy) {
        return log.latest(policy).map(this::cosigned);
    }

    /// The newest checkpoint cosigned by a quorum; empty if no witness is asked.
    public Optional<SignedCheckpoint> witnessed(PolicyId policy) {
        return witnesses
                .trustFile()
                .filter(file -> file.quorum().isPresent())
                .flatMap(file -> witnesses.cosigned(policy, MOST).stream()
                        .flatMap(size -> log.find(policy, size).stream())
                        .map(this::cosigned)
                        .filter(signed -> file.witnessed(signed.note()).isQuorum())
                        .findFirst());
    }

    /// A checkpoint that covers an entry and stays the same as the log grows: the first cosigned by a quorum,
    /// otherwise the entry's own.
    public Optional<SignedCheckpoint> covering(PolicyId policy, long sequence) {
        return witnesses
                .trustFile()
                .filter(file -> file.quorum().isPresent())
                .flatMap(file -> cosignedFrom(policy, sequence)
                        .filter(signed -> file.witnessed(signed.note()).isQuorum())
                        .findFirst())
                .or(() -> log.find(policy, sequence).map(this::cosigned));
    }

    private Stream<SignedCheckpoint> cosignedFrom(PolicyId policy, long sequence) {
        return witnesses.covering(policy, sequence, MOST).stream()
                .flatMap(size -> log.find(policy, size).stream())
                .map(this::cosigned);
    }

    /// The witnesses that have seen an entry, by the first checkpoint that covers it and has a quorum, otherwise by
    /// the one with the most cosignatures; empty if no witness is asked.
    public Optional<WitnessCount> of(PolicyId policy, long sequence) {
        return witnesses
                .trustFile()
                .filter(file -> !file.witnesses().isEmpty())
                .map(file -> witnessing(file, policy, sequence));
    }

    private WitnessCount witnessing(TrustFile file, PolicyId policy, long sequence) {
        var most = new WitnessCount(
                List.of(), file.witnesses().size(), file.quorum().isEmpty());
        for (SignedCheckpoint signed : (Iterable<SignedCheckpoint>) cosignedFrom(policy, sequence)::iterator) {
            TrustFile.Witnessed saw = file.witnessed(signed.note());
            var seen = new WitnessCount(saw.cosigned(), file.witnesses().size(), saw.isQuorum());
            if (seen.isQuorum() && !seen.cosigned().isEmpty()) {
                return seen;
            }
            most = seen.cosigned().size() > most.cosigned().size() ? seen : most;
        }
        return most;
    }

    /// The trust file: the register's witnesses, and the log's own key.
    public TrustFile trustFile(NoteKey key) {
        var own = List.of(new TrustFile.Log(key, Optional.empty()));
        return witnesses
                .trustFile()
                .map(file -> new TrustFile(own, file.witnesses(), file.groups(), file.quorum()))
                .orElseGet(() -> new TrustFile(own, List.of(), List.of(), Optional.empty()));
    }

    private SignedCheckpoint cosigned(SignedCheckpoint signed) {
        var cosignatures =
                witnesses.cosignatures(signed.policy(), signed.checkpoint().size());
        return new SignedCheckpoint(signed.checkpoint(), signed.note().plus(cosignatures), signed.key());
    }
}
