package register.webhook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;
import register.value.PolicyId;
import register.webhook.Webhook.Disabled;
import register.webhook.Webhook.Seen;
import register.webhook.WebhookDelivery.Attempt;

/// The written forms of webhooks and deliveries in every engine, complete. Absent values are omitted; instants are ISO
/// 8601 in UTC.
public final class WebhookJson {
    private WebhookJson() {}

    public static Json.Obj of(Webhook webhook) {
        Disabled disabled = webhook.disabled();
        return Json.object()
                .put("id", webhook.id().value())
                .put("revision", webhook.revision())
                .put("address", webhook.address().uri())
                .put("policies", Json.array(webhook.policies(), policy -> Json.of(policy.value())))
                .put("addedAt", webhook.addedAt().toString())
                .put("secretNumber", webhook.secretNumber())
                .put("oldSecretUntil", text(webhook.oldSecretUntil()))
                .put("disabled", disabled == null ? null : of(disabled))
                .put("seen", Json.array(webhook.seen(), WebhookJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static Webhook read(Json json) {
        var in = Members.of(json);
        return new Webhook(
                in.required("id", WebhookId::new),
                in.count("revision"),
                in.required("address", address -> new WebhookAddress(URI.create(address))),
                in.texts("policies").stream().map(PolicyId::new).toList(),
                in.instant("addedAt"),
                in.count("secretNumber"),
                in.optionalInstant("oldSecretUntil"),
                in.optionalObject("disabled", of -> new Disabled(of.instant("at"), of.text("why"))),
                in.list("seen", of -> new Seen(of.required("policy", PolicyId::new), of.number("sequence"))));
    }

    public static Json.Obj of(WebhookDelivery delivery) {
        return Json.object()
                .put("webhook", delivery.id().webhook().value())
                .put("policy", delivery.id().policy().value())
                .put("sequence", delivery.id().sequence())
                .put("revision", delivery.revision())
                .put("due", text(delivery.due()))
                .put("since", delivery.since().toString())
                .put("attempts", Json.array(delivery.attempts(), WebhookJson::of))
                .build();
    }

    /// Reads the output of `of`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static WebhookDelivery readDelivery(Json json) {
        var in = Members.of(json);
        return new WebhookDelivery(
                new WebhookDelivery.Id(
                        in.required("webhook", WebhookId::new),
                        in.required("policy", PolicyId::new),
                        in.number("sequence")),
                in.count("revision"),
                in.optionalInstant("due"),
                in.instant("since"),
                in.list(
                        "attempts",
                        of -> new Attempt(of.instant("at"), of.optionalCount("status"), of.optionalText("detail"))));
    }

    private static Json.Obj of(Disabled disabled) {
        return Json.object()
                .put("at", disabled.at().toString())
                .put("why", disabled.why())
                .build();
    }

    private static Json.Obj of(Seen seen) {
        return Json.object()
                .put("policy", seen.policy().value())
                .put("sequence", seen.sequence())
                .build();
    }

    private static Json.Obj of(Attempt attempt) {
        Integer status = attempt.status();
        return Json.object()
                .put("at", attempt.at().toString())
                .put("status", status == null ? null : Json.of(status))
                .put("detail", attempt.detail())
                .build();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
