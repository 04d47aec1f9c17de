package register.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.sample.Filled;
import register.value.PolicyId;
import register.webhook.WebhookDelivery.Attempt;

/// Records are changed only by a process that read the last revision; due records are found, and removed ones are
/// gone.
final class WebhooksTest {
    private static final Instant POSTED_AT = Instant.parse("2026-11-01T10:15:30.123Z");
    private static final PolicyId POSTED = new PolicyId("posted");

    private final Webhooks webhooks = new Webhooks(new MemoryRecords());

    @Test
    @DisplayName("webhooks and deliveries read back exactly, with every field filled in and with all optional "
            + "fields absent")
    void readsWebhooksBack() {
        Webhook filled = Filled.of(Webhook.class);
        Webhook bare = bare();
        for (Webhook webhook : List.of(filled, bare)) {
            assertEquals(Optional.empty(), webhooks.find(webhook.id()));
            assertTrue(webhooks.add(webhook));
            assertFalse(webhooks.add(webhook), "an id is given once");
            assertEquals(Optional.of(webhook), webhooks.find(webhook.id()));
        }
        assertEquals(List.of(filled, bare).stream().map(Webhook::id).sorted().toList(), ids(webhooks));
        WebhookDelivery full = Filled.of(WebhookDelivery.class);
        WebhookDelivery ended = delivery(bare, 7).ended();
        for (WebhookDelivery delivery : List.of(full, ended)) {
            assertEquals(Optional.empty(), webhooks.delivery(delivery.id()));
            assertTrue(webhooks.open(delivery));
            assertFalse(webhooks.open(delivery.again(POSTED_AT)), "it is recorded once");
            assertEquals(Optional.of(delivery), webhooks.delivery(delivery.id()));
        }
    }

    @Test
    @DisplayName("a delivery is found from its millisecond on, the longest due first, until it is no longer due")
    void findsDueDeliveries() {
        Webhook one = bare();
        Webhook other = bare();
        WebhookDelivery first = WebhookDelivery.opened(id(one, 2), POSTED_AT.minusMillis(1));
        WebhookDelivery second = WebhookDelivery.opened(id(other, 10), POSTED_AT);
        WebhookDelivery third = WebhookDelivery.opened(id(one, 11), POSTED_AT.plusMillis(1));
        List.of(third, second, first).forEach(webhooks::open);
        assertEquals(3, webhooks.due(POSTED_AT.plusSeconds(1), 10).size());
        assertEquals(List.of(), webhooks.due(POSTED_AT.minusMillis(2), 10));
        assertEquals(List.of(first, second), webhooks.due(POSTED_AT, 10));
        assertEquals(List.of(first), webhooks.due(POSTED_AT, 1));
        assertEquals(List.of(first, third), webhooks.deliveries(one.id()), "by sequence");

        WebhookDelivery claimed = first.claimed(POSTED_AT, Duration.ofMinutes(1));
        assertTrue(webhooks.replace(claimed));
        assertFalse(webhooks.replace(first.ended()), "it has moved on");
        assertTrue(webhooks.replace(second.after(Attempt.answered(204, POSTED_AT), null)));
        assertEquals(List.of(), webhooks.due(POSTED_AT, 10));
        assertEquals(List.of(third, claimed), webhooks.due(POSTED_AT.plusSeconds(60), 10));
        webhooks.remove(third.id());
        webhooks.remove(third.id());
        assertEquals(List.of(claimed), webhooks.due(POSTED_AT.plusSeconds(60), 10));
        assertFalse(webhooks.replace(third.ended()), "what is gone stays so");
    }

    @Test
    @DisplayName("a webhook is removed with its deliveries, and no other is")
    void removesWebhooks() {
        Webhook gone = bare();
        Webhook stays = bare();
        for (Webhook webhook : List.of(gone, stays)) {
            assertTrue(webhooks.add(webhook));
            IntStream.range(0, 30).forEach(number -> assertTrue(webhooks.open(delivery(webhook, number))));
        }
        webhooks.remove(gone.id());
        assertEquals(List.of(stays.id()), ids(webhooks));
        assertEquals(List.of(), webhooks.deliveries(gone.id()));
        assertEquals(30, webhooks.deliveries(stays.id()).size());
        assertFalse(webhooks.replace(gone.disabled("gone", POSTED_AT)));
        webhooks.remove(gone.id());
    }

    private static List<WebhookId> ids(Webhooks webhooks) {
        return webhooks.list().stream().map(Webhook::id).toList();
    }

    private static Webhook bare() {
        return Webhook.added(
                WebhookAddress.parse("https://hooks.example.com/changes"), List.of(), List.of(), POSTED_AT);
    }

    private static WebhookDelivery delivery(Webhook webhook, long sequence) {
        return WebhookDelivery.opened(id(webhook, sequence), POSTED_AT);
    }

    private static WebhookDelivery.Id id(Webhook webhook, long sequence) {
        return new WebhookDelivery.Id(webhook.id(), POSTED, sequence);
    }
}
