package register.read.endpoint;

import java.util.List;
import java.util.Optional;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.TrustFile;
import register.transparency.CheckpointLog;
import register.transparency.WitnessLog;
import register.value.PolicyId;

/// The checkpoints of logs, with what witnesses say of them.
record WitnessedLog(CheckpointLog log, WitnessLog witnesses) {
    /// So many checkpoints back a quorum is looked for: two reads each.
    private static final int MOST = 16;

    /// The newest, with the cosignatures that it has.
    Optional<SignedCheckpoint> latest(PolicyId policy) {
        return log.latest(policy).map(this::cosigned);
    }

    /// The newest that a quorum cosigned; none where nobody is asked to.
    Optional<SignedCheckpoint> witnessed(PolicyId policy) {
        return witnesses
                .trustFile()
                .filter(file -> file.quorum().isPresent())
                .flatMap(file -> witnesses.cosigned(policy, MOST).stream()
                        .flatMap(size -> log.find(policy, size).stream())
                        .map(this::cosigned)
                        .filter(signed -> file.witnessed(signed.note()).isQuorum())
                        .findFirst());
    }

    /// Whose signatures make a checkpoint count: the witnesses that the register asks, and the log's own key.
    TrustFile trustFile(NoteKey key) {
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
