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
        LocalDate day = start;
        for (int left = days; left > 0; left--) {
            do {
                day = day.minusDays(1);
            } while (isSkipped(day, zone));
        }
        return begin(day, zone);
    }

    /// The first start for which being told now leaves `days` whole days.
    public static LocalDate earliestStart(Instant told, int days, ZoneId zone) {
        LocalDate day = day(told, zone);
        for (int left = days; left >= 0; left--) {
            do {
                day = day.plusDays(1);
            } while (isSkipped(day, zone));
        }
        return day;
    }

    /// The end of the chance to object of somebody who has `days` for it: the end of the last of these days.
    ///
    /// @param told when; that day is not counted
    public static Instant objectUntil(Instant told, int days, ZoneId zone) {
        return begin(earliestStart(told, days, zone), zone).minusMillis(1);
    }

    /// The day that has begun last. Where clocks go back over midnight it goes on, although they show the day before.
    static LocalDate day(Instant told, ZoneId zone) {
        LocalDate next = LocalDate.ofInstant(told, zone).plusDays(1);
        return told.isBefore(begin(next, zone)) ? next.minusDays(1) : next;
    }

    /// A zone that moves over the date line leaves a day out, as Samoa did 30 December 2011.
    private static boolean isSkipped(LocalDate day, ZoneId zone) {
        return !day.atStartOfDay(zone).toLocalDate().equals(day);
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
