package register.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import register.value.PolicyId;
import register.webhook.WebhookDelivery.Attempt;

/// When a delivery is posted again.
class WebhookRetriesTest {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final WebhookDelivery OPENED = WebhookDelivery.opened(
            new WebhookDelivery.Id(new WebhookId("0123456789abcdef"), new PolicyId("example"), 7), START);

    /// The table of Standard Webhooks, each wait up to a tenth longer, then daily for a week.
    @Test
    void theScheduleIsThatOfStandardWebhooks() {
        var waits = new ArrayList<Duration>();
        WebhookDelivery delivery = OPENED;
        Instant now = START;
        for (Optional<Instant> next = next(delivery, now); next.isPresent(); next = next(delivery, now)) {
            waits.add(Duration.between(now, next.get()));
            delivery = delivery.after(Attempt.answered(503, now), next.get());
            now = next.get();
        }
        List<Duration> table = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20));
        for (int i = 0; i < waits.size(); i++) {
            Duration least = i < table.size() ? table.get(i) : Duration.ofDays(1);
            Duration most = least.multipliedBy(11).dividedBy(10);
            Duration wait = waits.get(i);
            assertTrue(wait.compareTo(least) >= 0 && wait.compareTo(most) <= 0, i + ": " + wait);
        }
        assertTrue(waits.size() > table.size() + 3, "daily at the end: " + waits);
        assertTrue(!now.isBefore(START.plus(WebhookRetries.WEEK)), "given up only after a week: " + now);
    }

    @Test
    void aPersonBeginsItAnew() {
        WebhookDelivery tired = OPENED;
        for (int i = 0; i < 6; i++) {
            tired = tired.after(Attempt.answered(503, START.plusSeconds(i)), START);
        }
        Instant later = START.plus(Duration.ofDays(30));
        assertEquals(Optional.empty(), next(tired, later));
        Duration wait = Duration.between(later, next(tired.again(later), later).orElseThrow());
        assertTrue(wait.toSeconds() == 5, () -> "as at first: " + wait);
    }

    @Test
    void itWaitsAsLongAsItIsAskedForADayAtMost() {
        Instant asked = WebhookRetries.next(OPENED, START, Duration.ofHours(3)).orElseThrow();
        assertTrue(!asked.isBefore(START.plus(Duration.ofHours(3))), () -> "" + asked);
        Instant bounded =
                WebhookRetries.next(OPENED, START, Duration.ofDays(400)).orElseThrow();
        assertTrue(bounded.isBefore(START.plus(Duration.ofHours(27))), () -> "" + bounded);
    }

    /// Deliveries that failed together do not return together.
    @Test
    void waitsDiffer() {
        long different = LongStream.range(0, 100)
                .mapToObj(number -> WebhookDelivery.opened(
                        new WebhookDelivery.Id(new WebhookId("%016x".formatted(number)), new PolicyId("example"), 7),
                        START))
                .map(delivery -> next(delivery.after(Attempt.answered(503, START), START), START.plusSeconds(1)))
                .distinct()
                .count();
        assertTrue(different > 30, () -> different + " different waits");
    }

    private static Optional<Instant> next(WebhookDelivery delivery, Instant now) {
        return WebhookRetries.next(delivery, now, Duration.ZERO);
    }
}
