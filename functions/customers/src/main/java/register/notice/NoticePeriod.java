package register.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Counts the days of notice by Regulation (EEC, Euratom) No 1182/71: whole calendar days, excluding the day of the
/// notice. Holidays shift nothing.
public final class NoticePeriod {
    private NoticePeriod() {}

    /// The instant before which a recipient must have been notified, so that `days` whole days lie between that day
    /// and the start.
    ///
    /// @param start the first day of the change, in `zone`
    /// @param days 0 or more
    /// @return 00:00 on the day `days` before the start: for 31 December and 30 days, 1 December, 00:00
    public static Instant tellBy(LocalDate start, int days, ZoneId zone) {
        LocalDate day = start;
        for (int left = days; left > 0; left--) {
            do {
                day = day.minusDays(1);
            } while (isSkipped(day, zone));
        }
        return begin(day, zone);
    }

    /// The first start that leaves `days` whole days if the recipient is notified now.
    public static LocalDate earliestStart(Instant told, int days, ZoneId zone) {
        LocalDate day = day(told, zone);
        for (int left = days; left >= 0; left--) {
            do {
                day = day.plusDays(1);
            } while (isSkipped(day, zone));
        }
        return day;
    }

    /// The end of a period of `days` to object: the end of its last day.
    ///
    /// @param told the time of the notice; that day is not counted
    public static Instant objectUntil(Instant told, int days, ZoneId zone) {
        return begin(earliestStart(told, days, zone), zone).minusMillis(1);
    }

    /// The day that began last. If clocks go back over midnight, it continues although they show the day before.
    static LocalDate day(Instant told, ZoneId zone) {
        LocalDate next = LocalDate.ofInstant(told, zone).plusDays(1);
        return told.isBefore(begin(next, zone)) ? next.minusDays(1) : next;
    }

    /// A zone that crosses the date line skips a day, as Samoa did on 30 December 2011.
    private static boolean isSkipped(LocalDate day, ZoneId zone) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
