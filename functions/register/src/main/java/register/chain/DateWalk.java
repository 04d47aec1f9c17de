package register.chain;

import java.time.LocalDate;
import java.util.Optional;

/// A walk along the dated entries, ordered by effective date, then by sequence.
///
/// @param date the start, with `sequence`; an entry at the start is not included
/// @param earlier true if it leads to earlier dates and, within one date, to smaller sequences
public record DateWalk(LocalDate date, long sequence, boolean earlier) {

    /// Backwards from the latest date.
    public static DateWalk fromTheLast() {
        return upTo(LocalDate.MAX);
    }

    /// Backwards from this date, its own entries first.
    public static DateWalk upTo(LocalDate date) {
        return new DateWalk(date, Long.MAX_VALUE, true);
    }

    /// Backwards from the day before.
    public static DateWalk before(LocalDate date) {
        return new DateWalk(date, 0, true);
    }

    /// Forwards from the day after.
    public static DateWalk after(LocalDate date) {
        return new DateWalk(date, Long.MAX_VALUE, false);
    }

    /// The walk limited to these dates; empty if it passes none of them.
    public Optional<DateWalk> within(LocalDate first, LocalDate last) {
        if (earlier) {
            return date.isBefore(first) ? Optional.empty() : Optional.of(date.isAfter(last) ? upTo(last) : this);
        }
        return date.isAfter(last)
                ? Optional.empty()
                : Optional.of(date.isBefore(first) ? new DateWalk(first, 0, false) : this);
    }

    /// The rest of the walk after this entry.
    public DateWalk beyond(EntryHeader header) {
        return new DateWalk(header.effectiveDate(), header.sequence(), earlier);
    }
}
