package register.chain;

import java.util.List;
import java.util.Optional;
import register.policy.PolicyId;

/// Remembers the checkpoints that the register signed, one an entry. What stands here was said to everybody: it is
/// never changed.
public interface CheckpointLog {

    /// Records a checkpoint unless its entry has one; durable on return.
    ///
    /// @return the one that the entry had already; empty when this one now stands
    Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint);

    Optional<SignedCheckpoint> find(PolicyId policy, long sequence);

    /// The one with the most entries.
    Optional<SignedCheckpoint> latest(PolicyId policy);

    /// Every key that ever signed a checkpoint of this policy, in order of their texts.
    List<NoteKey> keys(PolicyId policy);
}
