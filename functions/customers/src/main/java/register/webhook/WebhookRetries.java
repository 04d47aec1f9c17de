package register.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Schedules retries of failed deliveries: the schedule of Standard Webhooks ("Deliverability and reliability"), then
/// daily up to a week after the first attempt. Each wait is extended by up to a tenth, so that deliveries that failed
/// together do not return together.
public final class WebhookRetries {
    /// After a week without success it is given up.
    public static final Duration WEEK = Duration.ofDays(7);

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private WebhookRetries() {}

    /// Empty after the week.
    ///
    /// @param delivery before the failed attempt
    /// @param now when it failed
    /// @param atLeast the wait requested by the receiver (`Retry-After`), at most a day
    public static Optional<Instant> next(WebhookDelivery delivery, Instant now, Duration atLeast) {
        if (!now.isBefore(delivery.since().plus(WEEK))) {
            return Optional.empty();
        }
        int failed = delivery.failed();
        Duration wait = WAITS.get(Math.min(failed, WAITS.size() - 1));
        Duration asked = atLeast.compareTo(WAITS.getLast()) > 0 ? WAITS.getLast() : atLeast;
        Duration longest = wait.compareTo(asked) > 0 ? wait : asked;
        int tenths = Math.floorMod(delivery.id().hashCode() * 31 + failed, 100);
        return Optional.of(now.plus(longest).plus(longest.multipliedBy(tenths).dividedBy(1000)));
    }
}
