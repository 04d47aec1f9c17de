package register.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Counts the days of notice as Regulation (EEC, Euratom) No 1182/71 does: whole calendar days, the day of telling not
/// counted. Holidays shift nothing.
public final class NoticePeriod {
    private NoticePeriod() {}

    /// Before which instant somebody must have been told, so that `days` whole days lie between that day and the start.
    ///
    /// @param start the first day of the change, in `zone`
    /// @param days 0 or more
    /// @return 00:00 of the day `days` before the start: start 31 December and 30 days are 1 December, 00:00
    public static Instant tellBy(LocalDate start, int days, ZoneId zone) {
        return start.minusDays(days).atStartOfDay(zone).toInstant();
    }

    /// The first start for which being told now leaves `days` whole days.
    public static LocalDate earliestStart(Instant told, int days, ZoneId zone) {
        return LocalDate.ofInstant(told, zone).plusDays(days + 1L);
    }

    /// The end of the chance to object of somebody who has `days` for it: the end of the last of these days.
    ///
    /// @param told when; that day is not counted
    public static Instant objectUntil(Instant told, int days, ZoneId zone) {
        return LocalDate.ofInstant(told, zone)
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant()
                .minusMillis(1);
    }
}
