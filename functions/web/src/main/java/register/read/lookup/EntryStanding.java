package register.read.lookup;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;

/// An entry as recorded, with the entry now current for its date.
///
/// @param stated its version; for a withdrawal, the version withdrawn
/// @param before the version known to readers: for a correction, the corrected one, otherwise the one in force on
///     the previous day; null if there was none
/// @param changes from that one; null if there was none
/// @param additions in a correction; null otherwise
/// @param last the current entry for its date; null if it is this one
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

    /// True if it was announced and later withdrawn.
    public boolean isWithdrawn() {
        return last != null && last.kind() == EntryKind.WITHDRAWAL;
    }
}
