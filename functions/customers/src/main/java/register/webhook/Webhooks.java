package register.webhook;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.outbox.Revisions;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;

/// Keeps webhooks and their deliveries.
public final class Webhooks {
    public static final Kind<Webhook> WEBHOOKS = new WebhookKind();
    public static final Kind<WebhookDelivery> DELIVERIES = new DeliveryKind();

    /// The days for which a delivery is kept once nothing is to be done. Its attempts may quote the receiver's network.
    public static final int DELIVERY_DAYS = 90;

    private static final String SETTLED = "settled";

    private final Records records;

    public Webhooks(Records records) {
        this.records = records;
    }

    /// An address may contain a secret of its receiver, so a replaced or removed one must not remain stored.
    private static final class WebhookKind implements Kind<Webhook> {
        @Override
        public String name() {
            return "WEBHOOKS";
        }

        @Override
        public Key key(Webhook webhook) {
            return Webhooks.key(webhook.id());
        }

        @Override
        public int revision(Webhook webhook) {
            return webhook.revision();
        }

        @Override
        public boolean erasesRemoved() {
            return true;
        }

        @Override
        public Form<Webhook> form() {
            return WebhookJson.WEBHOOK;
        }
    }

    private static final class DeliveryKind implements Kind<WebhookDelivery> {
        @Override
        public String name() {
            return "POSTS";
        }

        @Override
        public Key key(WebhookDelivery delivery) {
            return Webhooks.key(delivery.id());
        }

        @Override
        public int revision(WebhookDelivery delivery) {
            return delivery.revision();
        }

        @Override
        public @Nullable Instant due(WebhookDelivery delivery) {
            return delivery.due();
        }

        @Override
        public @Nullable Ending ending(WebhookDelivery delivery) {
            Instant settled = delivery.settledAt();
            return settled == null ? null : new Ending(SETTLED, settled);
        }

        @Override
        public Form<WebhookDelivery> form() {
            return WebhookJson.DELIVERY;
        }
    }

    public static Revisions<WebhookId, Webhook> revisions(Webhooks of) {
        return new Revisions<>(Webhook::id, of::find, of::replace);
    }

    public static Revisions<WebhookDelivery.Id, WebhookDelivery> deliveryRevisions(Webhooks of) {
        return new Revisions<>(WebhookDelivery::id, of::delivery, of::replace);
    }

    /// Records a webhook; durable on return.
    ///
    /// @return false if its id is taken
    public boolean add(Webhook webhook) {
        return records.add(WEBHOOKS, webhook);
    }

    public Optional<Webhook> find(WebhookId id) {
        return records.find(WEBHOOKS, key(id));
    }

    /// All webhooks, ordered by id.
    public List<Webhook> list() {
        return records.list(WEBHOOKS, Key.joined(), Range.ALL);
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(Webhook webhook) {
        return records.replace(WEBHOOKS, webhook);
    }

    /// Removes a webhook with its deliveries. Deliveries that another process records meanwhile may remain; a delivery
    /// found without a webhook is removed.
    public void remove(WebhookId id) {
        boolean _ = records.remove(WEBHOOKS, key(id));
        deliveries(id).forEach(delivery -> remove(delivery.id()));
    }

    /// Records a delivery unless it exists; durable on return.
    ///
    /// @return true if it was recorded now
    public boolean open(WebhookDelivery delivery) {
        return records.add(DELIVERIES, delivery);
    }

    public Optional<WebhookDelivery> delivery(WebhookDelivery.Id id) {
        return records.find(DELIVERIES, key(id));
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(WebhookDelivery delivery) {
        return records.replace(DELIVERIES, delivery);
    }

    /// Removes a delivery, if it is there.
    public void remove(WebhookDelivery.Id id) {
        boolean _ = records.remove(DELIVERIES, key(id));
    }

    /// A webhook's deliveries, ordered by policy, then by sequence.
    public List<WebhookDelivery> deliveries(WebhookId webhook) {
        return records.list(DELIVERIES, Key.joined(webhook.value()), Range.ALL);
    }

    /// Deliveries due at `now`, the longest overdue first, at most `limit`. An engine may return a new one a moment
    /// late.
    public List<WebhookDelivery> due(Instant now, int limit) {
        return records.due(DELIVERIES, now, limit);
    }

    /// Removes deliveries at the end of their retention time.
    ///
    /// @return their number
    public int reconcile(Instant now) {
        var ended = new ArrayList<WebhookDelivery.Id>();
        records.ended(
                DELIVERIES,
                new Ending(SETTLED, Instant.MIN),
                now.minus(Period.ofDays(DELIVERY_DAYS)),
                delivery -> ended.add(delivery.id()));
        ended.forEach(this::remove);
        return ended.size();
    }

    private static Key key(WebhookId id) {
        return Key.in().at(id.value());
    }

    private static Key key(WebhookDelivery.Id id) {
        return Key.in(id.webhook().value()).at(id.policy().value(), Key.number(id.sequence()));
    }
}
