package register.transparency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.log.SignedNote;
import register.log.TrustFile;
import register.value.PolicyId;

/// Remembers which witnesses the register asks, and what they said of its logs.
public interface WitnessLog {

    /// Whom to ask; empty where nobody is asked.
    Optional<TrustFile> trustFile();

    /// Keeps a trust file in place of the one before; durable on return.
    void trust(TrustFile file);

    /// Keeps a cosignature of a checkpoint, in place of one by the same key that is not later; durable on return.
    ///
    /// @param size of the checkpoint
    /// @param time that it states
    void keep(PolicyId policy, long size, SignedNote.Signature cosignature, Instant time);

    /// The cosignatures of a checkpoint, in the order of names and keys.
    List<SignedNote.Signature> cosignatures(PolicyId policy, long size);

    /// The sizes of checkpoints that have a cosignature, the largest first.
    List<Long> cosigned(PolicyId policy, int limit);

    /// Keeps what a witness answered last, in place of what it answered before.
    void heard(Heard heard);

    /// What each witness answered last, in the order of their keys.
    List<Heard> heard(PolicyId policy);

    /// What a witness answered last.
    ///
    /// @param key the witness's verifier key
    /// @param size of the checkpoint that the witness is known to have cosigned last; 0 where none is known
    /// @param at when it answered, or gave no answer
    /// @param answer in English, one line
    record Heard(PolicyId policy, String key, long size, Instant at, String answer) {}
}
