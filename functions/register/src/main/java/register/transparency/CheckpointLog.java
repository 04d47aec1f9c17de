package register.transparency;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.log.Subtree;
import register.value.PolicyId;
import register.value.Sha256;

/// Remembers the checkpoints that the register signed, one an entry, and the time-stamp of each. What is here was
/// published: it never changes.
public interface CheckpointLog {

    /// Records a checkpoint unless its entry has one; durable on return.
    ///
    /// @param hashes of the subtrees that its last leaf completes, the leaf's own first
    /// @return the one that the entry had already; empty if this one was recorded
    Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint, List<Sha256> hashes);

    /// The hashes of complete subtrees, as they were recorded with the checkpoints that their last leaves have. Sees
    /// what was recorded before this call.
    ///
    /// @return those that are kept
    Map<Subtree, Sha256> hashes(PolicyId policy, Set<Subtree> subtrees);

    Optional<SignedCheckpoint> find(PolicyId policy, long sequence);

    /// The one with the most entries.
    Optional<SignedCheckpoint> latest(PolicyId policy);

    /// Every key that ever signed a checkpoint of this policy, in order of their texts.
    List<NoteKey> keys(PolicyId policy);

    /// Records the time-stamp of an entry's checkpoint unless it has one; durable on return.
    ///
    /// @return the one that it had already; empty if this one was recorded
    Optional<TimeStamp> stamp(PolicyId policy, long sequence, TimeStamp stamp);

    /// The time-stamp of an entry's checkpoint.
    Optional<TimeStamp> timeStamp(PolicyId policy, long sequence);

    /// The last entry whose checkpoint has a time-stamp; 0 where none has.
    long lastStamped(PolicyId policy);
}
