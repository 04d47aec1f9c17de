package register.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The rate limit for the mails of a run.
///
/// @param perMinute more than 0
/// @param perDay the limit in 24 hours, more than 0; absent if there is none
public record NoticeRate(double perMinute, @Nullable Long perDay) {

    /// Without a daily limit.
    public NoticeRate(double perMinute) {
        this(perMinute, null);
    }

    /// The time needed for this many mails.
    public Duration length(long mails) {
        long days = perDay == null || mails == 0 ? 0 : (mails - 1) / perDay;
        long rest = perDay == null ? mails : mails - days * perDay;
        return Duration.ofDays(days).plusSeconds((long) Math.ceil(rest * 60 / perMinute));
    }
}
