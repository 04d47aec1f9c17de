package register.notice;

import java.time.Duration;

/// How many mails of a run may leave.
///
/// @param perMinute more than 0
public record NoticeRate(double perMinute) {
    /// How long so many mails take.
    public Duration length(long mails) {
        return Duration.ofSeconds((long) Math.ceil(mails * 60 / perMinute));
    }
}
