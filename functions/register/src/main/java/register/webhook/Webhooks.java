package register.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.outbox.Revisions;

/// Keeps webhooks and their deliveries.
public interface Webhooks {

    static Revisions<WebhookId, Webhook> revisions(Webhooks of) {
        return new Revisions<>(Webhook::id, of::find, of::replace);
    }

    static Revisions<WebhookDelivery.Id, WebhookDelivery> deliveryRevisions(Webhooks of) {
        return new Revisions<>(WebhookDelivery::id, of::delivery, of::replace);
    }

    /// Records one; durable on return.
    ///
    /// @return false when there is one with its id
    boolean add(Webhook webhook);

    Optional<Webhook> find(WebhookId id);

    /// All, in order of their ids.
    List<Webhook> list();

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(Webhook webhook);

    /// Forgets one with its deliveries. What another process records of it meanwhile may stay: whoever finds a delivery
    /// without a webhook removes it.
    void remove(WebhookId id);

    /// Records a delivery unless it is there; durable on return.
    ///
    /// @return whether it was recorded now
    boolean open(WebhookDelivery delivery);

    Optional<WebhookDelivery> delivery(WebhookDelivery.Id id);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(WebhookDelivery delivery);

    /// Forgets a delivery; nothing happens where it is not there.
    void remove(WebhookDelivery.Id id);

    /// Those of a webhook, in order of their policies, each policy's by sequence.
    List<WebhookDelivery> deliveries(WebhookId webhook);

    /// Some of those that are due at `now`, the longest due first, at most `limit`. An engine may know a moment late of
    /// one that was recorded just now.
    List<WebhookDelivery> due(Instant now, int limit);
}
