package register.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.recipient.TermsInUse;

/// The longest notice that a policy or a customer's contract requires, for a change that someone else plans. Counts
/// as `NoticeGuard` does.
///
/// @param days null if none are stated: then a notice on the day before is in time
/// @param length the time that a run takes until its last mail
/// @param zone of the policy's dates
public record NoticeDays(@Nullable Integer days, Duration length, ZoneId zone) {

    /// @param promised by the policy; absent if it states none
    public static NoticeDays of(@Nullable Integer promised, List<TermsInUse> contracts, Duration length, ZoneId zone) {
        return new NoticeDays(DaysStated.of(promised, contracts).most(), length, zone);
    }

    /// The last day on which a run can begin so that all customers are notified in time.
    ///
    /// @param start the first day of the change
    public LocalDate lastDay(LocalDate start) {
        return NoticePeriod.day(end(start).minusMillis(1), zone);
    }

    /// True if a run that begins now comes too late.
    public boolean isLate(LocalDate start, Instant now) {
        return !now.isBefore(end(start));
    }

    /// The first start that leaves the days if a run begins now.
    public LocalDate earliestStart(Instant now) {
        return NoticePeriod.earliestStart(now.plus(length), days == null ? 0 : days, zone);
    }

    private Instant end(LocalDate start) {
        return NoticePeriod.tellBy(start, days == null ? 0 : days, zone).minus(length);
    }
}
