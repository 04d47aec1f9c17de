package register.read.lookup;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;

/// An entry for a date, as a row among a policy's versions.
///
/// @param status today; null for an earlier revision, which is no longer current
/// @param compares true if there is a version of an earlier date to compare with: as known now for a current entry, as
///     known when it was recorded for an earlier revision
/// @param corrected the corrected entry; null if it is not a correction
/// @param additions in a correction; null otherwise
/// @param changes from the corrected entry, otherwise from the previous version; null if there is neither, for a
///     withdrawal,
///     and for an earlier revision
public record VersionRow(
        EntryHeader header,
        @Nullable VersionStatus status,
        boolean compares,
        @Nullable EntryHeader corrected,
        @Nullable Additions additions,
        @Nullable ChangeSummary changes) {

    /// True if it is the current entry for its date.
    public boolean stands() {
        return status != null;
    }
}
