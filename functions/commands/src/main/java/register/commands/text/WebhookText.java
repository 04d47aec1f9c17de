package register.commands.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.json.Json;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookDelivery.State;
import register.webhook.WebhookJson;

/// Webhooks as a command prints them, without their secrets.
public final class WebhookText {
    private WebhookText() {}

    /// A line about the webhook, one with its deliveries by state, and one for each delivery not taken.
    public static List<String> lines(Webhook webhook, List<WebhookDelivery> deliveries) {
        var lines = new ArrayList<String>();
        lines.add(webhook.id() + " " + webhook.address());
        if (!webhook.policies().isEmpty()) {
            lines.add("  only: "
                    + webhook.policies().stream().map(PolicyId::value).collect(Collectors.joining(", ")));
        }
        Webhook.Disabled disabled = webhook.disabled();
        if (disabled != null) {
            lines.add("  disabled " + seconds(disabled.at()) + ": " + disabled.why());
            lines.add("  next: ask its owner to fix it, then: webhooks replay " + webhook.id());
        }
        lines.add("  "
                + Stream.of(State.values())
                        .map(state -> state.term() + " "
                                + deliveries.stream()
                                        .filter(delivery -> delivery.state() == state)
                                        .count())
                        .collect(Collectors.joining(", ")));
        deliveries.stream()
                .filter(delivery -> delivery.state() != State.DELIVERED)
                .map(WebhookText::line)
                .forEach(lines::add);
        return lines;
    }

    private static String line(WebhookDelivery delivery) {
        String what = "  " + delivery.state().term() + " entry " + delivery.id().sequence() + " of "
                + delivery.id().policy();
        String next = delivery.due() == null ? "" : ", next " + seconds(delivery.due());
        return delivery.attempts().isEmpty()
                ? what + next
                : what + next + ", last "
                        + seconds(delivery.attempts().getLast().at()) + ": "
                        + delivery.attempts().getLast().line();
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /// The written forms of a webhook and its deliveries.
    public static Json json(Webhook webhook, List<WebhookDelivery> deliveries) {
        return Json.object()
                .putAll(WebhookJson.WEBHOOK.write(webhook).members())
                .put("deliveries", Json.array(deliveries, WebhookJson.DELIVERY::write))
                .build();
    }

    /// The written form of a webhook with its secret, which is shown once.
    public static Json withSecret(Webhook webhook, String secret) {
        return Json.object()
                .putAll(WebhookJson.WEBHOOK.write(webhook).members())
                .put("secret", secret)
                .build();
    }
}
