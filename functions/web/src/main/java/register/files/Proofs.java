package register.files;

import register.log.SignedCheckpoint;
import register.read.proof.WitnessedLog;
import register.value.PolicyId;

/// How far the proofs of a log's entries have come: time-stamps and cosignatures arrive later, for many entries at
/// once.
///
/// @param stamped the last entry with a time-stamp
/// @param witnessed the size of the newest checkpoint with a quorum
/// @param settled the size of such a checkpoint that gets no further cosignature, because the log has grown since
record Proofs(long stamped, long witnessed, long settled) {
    static Proofs of(WitnessedLog log, PolicyId policy, long size, Proofs before) {
        long witnessed = log.witnessed(policy)
                .map(SignedCheckpoint::checkpoint)
                .map(checkpoint -> checkpoint.size())
                .orElse(0L);
        long settled = witnessed < size ? witnessed : before.witnessed() < size ? before.witnessed() : before.settled();
        return new Proofs(log.log().lastStamped(policy), witnessed, settled);
    }

    /// The entries whose proofs have not changed since.
    ///
    /// @param size of the log then
    long unchanged(Proofs now, long size) {
        long same = Math.max(0, size - AffectedDates.NEAR);
        if (now.witnessed() != witnessed || witnessed == size) {
            same = Math.min(same, settled);
        }
        return now.stamped() == stamped ? same : Math.min(same, stamped);
    }
}
