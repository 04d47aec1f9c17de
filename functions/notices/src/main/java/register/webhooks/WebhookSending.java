package register.webhooks;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.measure.Measure;
import register.outbox.Outbox;
import register.outbox.Workers;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookDelivery.Attempt;
import register.webhook.WebhookId;
import register.webhook.WebhookRetries;
import register.webhook.WebhookSecrets;
import register.webhook.Webhooks;
import register.webhooks.post.Poster;

/// Posts announcements to webhooks, each at least once. Any number of processes may run it at once: a delivery is
/// claimed before it is posted, and becomes due again when the claim expires, even after a crash.
public final class WebhookSending {
    /// Longer than an attempt.
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int AT_ONCE = 16;
    private static final int MOST_DUE = 200;
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final Outbox<WebhookDelivery> outbox;
    private final WebhookEvent.Events events;
    private final WebhookSecrets secrets;
    private final Poster poster;
    private final Clock clock;
    private final Consumer<String> log;
    /// Since the last pass.
    private final AtomicInteger disabled = new AtomicInteger();

    /// @param log receives a line for each thing that a person should know
    public WebhookSending(
            Webhooks webhooks,
            WebhookEvent.Events events,
            WebhookSecrets secrets,
            Poster poster,
            Clock clock,
            Consumer<String> log) {
        this.webhooks = webhooks;
        // If the record has changed since, a person restarted it: then it is due.
        this.outbox = new Outbox<>(Webhooks.deliveryRevisions(webhooks), (_, _) -> false);
        this.events = events;
        this.secrets = secrets;
        this.poster = poster;
        this.clock = clock;
        this.log = log;
    }

    /// The result of a pass.
    ///
    /// @param taken the number of deliveries answered with 2xx
    /// @param failed the number of other attempts
    /// @param disabled the webhooks that this pass disabled
    /// @param off the disabled webhooks of all
    public record PassResult(int taken, int failed, int disabled, long off) {
        /// For webhooks that are all in use.
        PassResult(int taken, int failed) {
            this(taken, failed, 0, 0);
        }

        public Map<Measure, Long> measures() {
            return Map.of(Measure.WEBHOOKS_DISABLED, off, Measure.WEBHOOKS_GIVEN_UP, (long) disabled);
        }

        /// One line for a log; empty if it posted nothing.
        public String line() {
            return taken + failed == 0 ? "" : "webhooks: accepted " + taken + ", not accepted " + failed;
        }
    }

    /// Records new announcements, and posts due deliveries until the time is over: one at a time to each webhook, to
    /// several webhooks at once, so that a slow one does not delay the others.
    public PassResult pass(Duration time) {
        Instant end = clock.instant().plus(time);
        List<Webhook> all = webhooks.list();
        new NewAnnouncements(webhooks, events, clock).record(all);
        var taken = new AtomicInteger();
        var failed = new AtomicInteger();
        Map<WebhookId, List<WebhookDelivery>> due = webhooks.due(clock.instant(), MOST_DUE).stream()
                .collect(Collectors.groupingBy(delivery -> delivery.id().webhook()));
        try (var workers = new Workers(AT_ONCE)) {
            due.values()
                    .forEach(ofOne -> workers.run(() -> ofOne.stream()
                            .takeWhile(_ -> clock.instant().isBefore(end))
                            .forEach(delivery ->
                                    post(delivery).ifPresent(ok -> (ok ? taken : failed).incrementAndGet()))));
        }
        int disabledNow = disabled.getAndSet(0);
        return new PassResult(
                taken.get(),
                failed.get(),
                disabledNow,
                disabledNow
                        + all.stream()
                                .filter(webhook -> webhook.disabled() != null)
                                .count());
    }

    /// @return true if it was taken; empty if it was not posted
    private Optional<Boolean> post(WebhookDelivery delivery) {
        try {
            Optional<Webhook> webhook = webhooks.find(delivery.id().webhook());
            if (webhook.isEmpty()) {
                webhooks.remove(delivery.id());
                return Optional.empty();
            }
            Optional<WebhookEvent> event =
                    events.of(delivery.id().policy(), delivery.id().sequence());
            if (webhook.get().disabled() != null || event.isEmpty()) {
                boolean _ = webhooks.replace(delivery.ended());
                return Optional.empty();
            }
            return outbox.send(
                            delivery.claimed(clock.instant(), LEASE),
                            () -> attempt(webhook.get(), event.get()),
                            (claimed, result) -> claimed.after(result.attempt(), next(claimed, result)))
                    .handover()
                    .map(result -> isTaken(delivery, result));
        } catch (RuntimeException e) {
            log.accept("webhook " + delivery.id() + ": " + e);
            return Optional.empty();
        }
    }

    /// @param pause the minimum wait requested by the receiver
    private record Result(Attempt attempt, Duration pause, Instant ended) {
        boolean isGone() {
            return Integer.valueOf(GONE).equals(attempt.status());
        }
    }

    private Result attempt(Webhook webhook, WebhookEvent event) {
        Instant now = clock.instant();
        try {
            Poster.Answer answer = poster.post(
                    webhook.address(), Signatures.headers(event, secrets.signing(webhook, now), now), event.bytes());
            return new Result(Attempt.answered(answer.status(), now), answer.retryAfter(), clock.instant());
        } catch (IOException e) {
            return new Result(Attempt.unanswered(String.valueOf(e.getMessage()), now), Duration.ZERO, clock.instant());
        }
    }

    private static @Nullable Instant next(WebhookDelivery claimed, Result result) {
        return result.attempt().isTaken() || result.isGone()
                ? null
                : WebhookRetries.next(claimed, result.ended(), result.pause()).orElse(null);
    }

    private boolean isTaken(WebhookDelivery delivery, Result result) {
        Attempt attempt = result.attempt();
        WebhookId webhook = delivery.id().webhook();
        if (result.isGone()) {
            disable(webhook, "it answered with HTTP status 410 (Gone)");
        } else if (!attempt.isTaken() && next(delivery, result) == null) {
            if (hasTakenSince(delivery.since(), webhook)) {
                log.accept("webhook " + webhook + ": entry " + delivery.id().sequence() + " of "
                        + delivery.id().policy() + " was not accepted for a week and is given up: " + attempt.line());
            } else {
                disable(webhook, "it accepted nothing for a week; the last answer: " + attempt.line());
            }
        }
        return attempt.isTaken();
    }

    private boolean hasTakenSince(Instant since, WebhookId id) {
        return webhooks.deliveries(id).stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .anyMatch(attempt -> attempt.isTaken() && !attempt.at().isBefore(since));
    }

    private void disable(WebhookId id, String why) {
        var _ = Webhooks.revisions(webhooks)
                .change(
                        id,
                        standing -> standing.disabled() == null ? standing.disabled(why, clock.instant()) : standing);
        int _ = disabled.incrementAndGet();
        log.accept("ALARM webhook " + id + " is disabled: " + why);
    }
}
