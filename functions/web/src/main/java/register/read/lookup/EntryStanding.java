package register.read.lookup;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;

/// What an entry told readers of a policy, as it was recorded, and which word on its date stands in its place.
///
/// @param stated what it states; of a withdrawal, what it withdraws
/// @param before what readers knew: of a correction what it corrects, else what was to be in force on the day before;
///     null where nothing was
/// @param changes against that; null where there was nothing before
/// @param additions what a correction adds; null for what is no correction
/// @param last the last word on its date; null where it is that itself
public record EntryStanding(
        StatedEntry stated,
        @Nullable EntryHeader before,
        @Nullable ChangeSummary changes,
        @Nullable Additions additions,
        @Nullable EntryHeader last) {

    public EntryHeader header() {
        return stated.header();
    }

    public boolean isWithdrawal() {
        return header().kind() == EntryKind.WITHDRAWAL;
    }

    /// Whether it was announced and withdrawn later.
    public boolean isWithdrawn() {
        return last != null && last.kind() == EntryKind.WITHDRAWAL;
    }
}
