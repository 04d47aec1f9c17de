package register.read.lookup;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.compare.Additions;

/// What was said of a date, as a row among a policy's versions.
///
/// @param status today; null for an earlier revision, which does not stand any more
/// @param compares whether a version of an earlier date is there to compare it with: for what stands as known now, for
///     an earlier revision as known when it was recorded
/// @param corrected what it corrects; null for what is no correction
/// @param additions what a correction adds; null for what is no correction
public record VersionRow(
        EntryHeader header,
        @Nullable VersionStatus status,
        boolean compares,
        @Nullable EntryHeader corrected,
        @Nullable Additions additions) {

    /// Whether it is the last word on its date.
    public boolean stands() {
        return status != null;
    }
}
