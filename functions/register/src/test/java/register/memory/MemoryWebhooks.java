package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.Webhooks;

/// Webhooks and their deliveries, in maps.
public final class MemoryWebhooks implements Webhooks {
    private static final Comparator<WebhookDelivery> ORDER = Comparator.comparing(
                    (WebhookDelivery delivery) -> delivery.id().policy().value())
            .thenComparingLong(delivery -> delivery.id().sequence());

    private final ConcurrentMap<WebhookId, Webhook> webhooks = new ConcurrentHashMap<>();
    private final ConcurrentMap<WebhookDelivery.Id, WebhookDelivery> deliveries = new ConcurrentHashMap<>();

    @Override
    public boolean add(Webhook webhook) {
        return webhooks.putIfAbsent(webhook.id(), webhook) == null;
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    @Override
    public List<Webhook> list() {
        return webhooks.values().stream()
                .sorted(Comparator.comparing(Webhook::id))
                .toList();
    }

    @Override
    public boolean replace(Webhook webhook) {
        Webhook standing = webhooks.get(webhook.id());
        return standing != null
                && standing.revision() == webhook.revision() - 1
                && webhooks.replace(webhook.id(), standing, webhook);
    }

    @Override
    public void remove(WebhookId id) {
        deliveries(id).forEach(delivery -> remove(delivery.id()));
        webhooks.remove(id);
    }

    @Override
    public boolean open(WebhookDelivery delivery) {
        return deliveries.putIfAbsent(delivery.id(), delivery) == null;
    }

    @Override
    public Optional<WebhookDelivery> delivery(WebhookDelivery.Id id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    @Override
    public boolean replace(WebhookDelivery delivery) {
        WebhookDelivery standing = deliveries.get(delivery.id());
        return standing != null
                && standing.revision() == delivery.revision() - 1
                && deliveries.replace(delivery.id(), standing, delivery);
    }

    @Override
    public void remove(WebhookDelivery.Id id) {
        deliveries.remove(id);
    }

    @Override
    public List<WebhookDelivery> deliveries(WebhookId webhook) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.id().webhook().equals(webhook))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public List<WebhookDelivery> due(Instant now, int limit) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.isDue(now))
                .sorted(Comparator.comparing(WebhookDelivery::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(delivery -> delivery.id().webhook())
                        .thenComparing(ORDER))
                .limit(limit)
                .toList();
    }
}
