package register.mail.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Schedules retries of replies that certainly did not leave: after 10 seconds (a relay restarts), 1, 5 and 15
/// minutes, then hourly for a day, then every four hours up to four days, enough for a long weekend (RFC 5321 section
/// 4.5.4.1 requires four to five days).
public final class Retries {
    /// The time after which a reply is given up.
    static final Duration LONGEST = Duration.ofDays(4);

    private static final List<Duration> FIRST =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration LATER = Duration.ofHours(4);

    private Retries() {}

    /// @param failed the number of failures so far
    /// @param since the first failure
    /// @return empty if it has been tried long enough
    public static Optional<Instant> next(int failed, Instant since, Instant now) {
        Duration tried = Duration.between(since, now);
        if (tried.compareTo(LONGEST) >= 0) {
            return Optional.empty();
        }
        Duration daily = tried.compareTo(Duration.ofDays(1)) < 0 ? HOURLY : LATER;
        return Optional.of(
                now.plus(failed < FIRST.size() ? FIRST.get(failed) : daily).truncatedTo(ChronoUnit.MILLIS));
    }
}
