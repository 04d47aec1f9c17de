package register.chain;

import java.time.LocalDate;
import java.util.Optional;

/// A way along the entries that say something of a date, in the order of their effective dates and within one date of
/// their sequences.
///
/// @param date where it starts, with `sequence`; an entry at the start is not on the way
/// @param earlier whether it leads to earlier dates and, within one, to smaller sequences
public record DateWalk(LocalDate date, long sequence, boolean earlier) {

    /// From the latest date on, back.
    public static DateWalk fromTheLast() {
        return upTo(LocalDate.MAX);
    }

    /// Back from this date, its own entries first.
    public static DateWalk upTo(LocalDate date) {
        return new DateWalk(date, Long.MAX_VALUE, true);
    }

    /// Back from the day before.
    public static DateWalk before(LocalDate date) {
        return new DateWalk(date, 0, true);
    }

    /// Forward from the day after.
    public static DateWalk after(LocalDate date) {
        return new DateWalk(date, Long.MAX_VALUE, false);
    }

    /// The same among entries of no other dates; empty where it passes none of these.
    public Optional<DateWalk> within(LocalDate first, LocalDate last) {
        if (earlier) {
            return date.isBefore(first) ? Optional.empty() : Optional.of(date.isAfter(last) ? upTo(last) : this);
        }
        return date.isAfter(last)
                ? Optional.empty()
                : Optional.of(date.isBefore(first) ? new DateWalk(first, 0, false) : this);
    }

    /// What is left of it after this entry.
    public DateWalk beyond(EntryHeader header) {
        return new DateWalk(header.effectiveDate(), header.sequence(), earlier);
    }
}
