package register.transparency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.log.SignedNote;
import register.log.TrustFile;
import register.value.PolicyId;

/// Stores the witnesses to ask and their answers about the register's logs.
public interface WitnessLog {

    /// The witnesses to ask; empty if none are configured.
    Optional<TrustFile> trustFile();

    /// Replaces the trust file; durable on return.
    void trust(TrustFile file);

    /// Stores a cosignature of a checkpoint, replacing an earlier one by the same key; durable on return.
    ///
    /// @param size of the checkpoint
    /// @param time stated in the cosignature
    void keep(PolicyId policy, long size, SignedNote.Signature cosignature, Instant time);

    /// The cosignatures of a checkpoint, ordered by name and key.
    List<SignedNote.Signature> cosignatures(PolicyId policy, long size);

    /// The sizes of checkpoints with a cosignature, largest first.
    List<Long> cosigned(PolicyId policy, int limit);

    /// Replaces a witness's last answer.
    void heard(Heard heard);

    /// The last answer of each witness, ordered by key.
    List<Heard> heard(PolicyId policy);

    /// A witness's last answer.
    ///
    /// @param key the witness's verifier key
    /// @param size of the last checkpoint that the witness is known to have cosigned; 0 if none
    /// @param at the time of the answer, or of its absence
    /// @param answer in English, one line
    record Heard(PolicyId policy, String key, long size, Instant at, String answer) {}
}
