package register.read.proof;

import java.util.List;
import java.util.Optional;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.TrustFile;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.value.PolicyId;

/// The checkpoints of logs, with what witnesses say of them.
public record WitnessedLog(CheckpointLog log, WitnessLog witnesses) {
    /// So many checkpoints back a quorum is looked for: two reads each.
    private static final int MOST = 16;

    /// The newest, with the cosignatures that it has.
    public Optional<SignedCheckpoint> latest(PolicyId policy) {
        return log.latest(policy).map(this::cosigned);
    }

    /// The newest that a quorum cosigned; none where nobody is asked to.
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

    /// How many witnesses have seen an entry, by the newest checkpoint that covers it and that a quorum cosigned, else
    /// by
    /// that which the most cosigned; empty where nobody is asked.
    public Optional<WitnessCount> of(PolicyId policy, long sequence) {
        return witnesses
                .trustFile()
                .filter(file -> !file.witnesses().isEmpty())
                .map(file -> witnessing(file, policy, sequence));
    }

    private WitnessCount witnessing(TrustFile file, PolicyId policy, long sequence) {
        var most = new WitnessCount(
                List.of(), file.witnesses().size(), file.quorum().isEmpty());
        for (long size : witnesses.cosigned(policy, MOST)) {
            SignedCheckpoint signed =
                    size < sequence ? null : log.find(policy, size).orElse(null);
            if (signed != null) {
                TrustFile.Witnessed saw = file.witnessed(cosigned(signed).note());
                var seen = new WitnessCount(saw.cosigned(), file.witnesses().size(), saw.isQuorum());
                if (seen.isQuorum() && !seen.cosigned().isEmpty()) {
                    return seen;
                }
                most = seen.cosigned().size() > most.cosigned().size() ? seen : most;
            }
        }
        return most;
    }

    /// Whose signatures make a checkpoint count: the witnesses that the register asks, and the log's own key.
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
