package register.webhooks;

import java.util.Optional;
import java.util.function.UnaryOperator;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.Webhooks;

/// Changes a record that others may change at once: from its last state, until it is written.
final class Changing {
    private Changing() {}

    /// @param change gives the same one back where nothing is to be changed
    /// @return as it stands now; empty where it is gone
    static Optional<Webhook> webhook(Webhooks webhooks, WebhookId id, UnaryOperator<Webhook> change) {
        while (true) {
            Optional<Webhook> standing = webhooks.find(id);
            if (standing.isEmpty()) {
                return standing;
            }
            Webhook changed = change.apply(standing.get());
            if (changed.equals(standing.get()) || webhooks.replace(changed)) {
                return Optional.of(changed);
            }
        }
    }

    static Optional<WebhookDelivery> delivery(
            Webhooks webhooks, WebhookDelivery.Id id, UnaryOperator<WebhookDelivery> change) {
        while (true) {
            Optional<WebhookDelivery> standing = webhooks.delivery(id);
            if (standing.isEmpty()) {
                return standing;
            }
            WebhookDelivery changed = change.apply(standing.get());
            if (changed.equals(standing.get()) || webhooks.replace(changed)) {
                return Optional.of(changed);
            }
        }
    }
}
