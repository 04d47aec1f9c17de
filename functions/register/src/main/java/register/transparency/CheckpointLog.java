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

/// Stores the register's signed checkpoints, one per entry, and their time-stamps. They are published,
/// so they never change.
public interface CheckpointLog {

    /// Records a checkpoint unless its entry has one; durable on return.
    ///
    /// @param hashes of the subtrees that its last leaf completes, the leaf's own first
    /// @return the entry's existing checkpoint; empty if this one was recorded
    Optional<SignedCheckpoint> record(SignedCheckpoint checkpoint, List<Sha256> hashes);

    /// The hashes of complete subtrees, as recorded with the checkpoints of their last leaves. Reflects all records
    /// made before this call.
    ///
    /// @return the hashes that are stored
    Map<Subtree, Sha256> hashes(PolicyId policy, Set<Subtree> subtrees);

    Optional<SignedCheckpoint> find(PolicyId policy, long sequence);

    /// The checkpoint with the most entries.
    Optional<SignedCheckpoint> latest(PolicyId policy);

    /// Every key that ever signed a checkpoint of this policy, ordered by text.
    List<NoteKey> keys(PolicyId policy);

    /// Records the time-stamp of an entry's checkpoint unless it has one; durable on return.
    ///
    /// @return the existing time-stamp; empty if this one was recorded
    Optional<TimeStamp> stamp(PolicyId policy, long sequence, TimeStamp stamp);

    /// The time-stamp of an entry's checkpoint.
    Optional<TimeStamp> timeStamp(PolicyId policy, long sequence);

    /// The last entry whose checkpoint has a time-stamp; 0 if there is none.
    long lastStamped(PolicyId policy);
}
