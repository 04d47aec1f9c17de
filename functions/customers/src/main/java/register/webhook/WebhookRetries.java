package register.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a delivery that was not taken is posted again: the schedule of Standard Webhooks ("Deliverability and
/// reliability"), then every day up to a week after the first attempt. Up to a tenth is added to each wait, so that
/// what failed together does not come back together.
public final class WebhookRetries {
    /// After a week without success nobody takes it any more.
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

    /// Empty where the week is over.
    ///
    /// @param delivery before the attempt that failed
    /// @param now when it failed
    /// @param atLeast how long the receiver asks to wait (`Retry-After`); a day at most counts
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
