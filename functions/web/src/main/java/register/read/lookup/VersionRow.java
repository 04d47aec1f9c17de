package register.read.lookup;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;

/// What was said of a date, as a row among a policy's versions.
///
/// @param status today; null for an earlier revision, which does not stand any more
/// @param compares whether a version of an earlier date is there to compare it with: for what stands as known now, for
///     an earlier revision as known when it was recorded
/// @param corrected what it corrects; null for what is no correction
/// @param additions what a correction adds; null for what is no correction
/// @param changes what it changes against what it corrects, else against the version before; null where there is
///     neither, for a withdrawal, and for an earlier revision
public record VersionRow(
        EntryHeader header,
        @Nullable VersionStatus status,
        boolean compares,
        @Nullable EntryHeader corrected,
        @Nullable Additions additions,
        @Nullable ChangeSummary changes) {

    /// Whether it is the last word on its date.
    public boolean stands() {
        return status != null;
    }
}
