package register.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How many mails of a run may leave.
///
/// @param perMinute more than 0
/// @param perDay how many within 24 hours, more than 0; absent where nobody counts them
public record NoticeRate(double perMinute, @Nullable Long perDay) {

    /// As many a day as the minutes allow.
    public NoticeRate(double perMinute) {
        this(perMinute, null);
    }

    /// How long so many mails take.
    public Duration length(long mails) {
        long days = perDay == null || mails == 0 ? 0 : (mails - 1) / perDay;
        long rest = perDay == null ? mails : mails - days * perDay;
        return Duration.ofDays(days).plusSeconds((long) Math.ceil(rest * 60 / perMinute));
    }
}
