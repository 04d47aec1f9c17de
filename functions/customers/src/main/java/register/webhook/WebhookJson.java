package register.webhook;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.NUMBER;
import static register.json.Plain.TEXT;
import static register.value.Forms.POLICY;

import java.net.URI;
import register.json.Form;
import register.json.RecordForm;
import register.webhook.Webhook.Disabled;
import register.webhook.Webhook.SeenEntry;
import register.webhook.WebhookDelivery.Attempt;

/// The written forms of webhooks and deliveries in every engine.
public final class WebhookJson {
    private static final Form<WebhookId> ID = Form.text(WebhookId::value, WebhookId::new);

    private static final Form<WebhookAddress> ADDRESS =
            Form.text(address -> address.uri().toString(), address -> new WebhookAddress(URI.create(address)));

    private static final RecordForm<Disabled> DISABLED = RecordForm.of(
            field -> new Disabled(field.of("at", INSTANT, Disabled::at), field.of("why", TEXT, Disabled::why)));

    private static final RecordForm<SeenEntry> SEEN = RecordForm.of(field -> new SeenEntry(
            field.of("policy", POLICY, SeenEntry::policy), field.of("sequence", NUMBER, SeenEntry::sequence)));

    public static final RecordForm<Webhook> WEBHOOK = RecordForm.of(field -> new Webhook(
            field.of("id", ID, Webhook::id),
            field.of("revision", COUNT, Webhook::revision),
            field.of("address", ADDRESS, Webhook::address),
            field.of("policies", POLICY.list(), Webhook::policies),
            field.of("addedAt", INSTANT, Webhook::addedAt),
            field.of("secretNumber", COUNT, Webhook::secretNumber),
            field.optional("oldSecretUntil", INSTANT, Webhook::oldSecretUntil),
            field.optional("disabled", DISABLED, Webhook::disabled),
            field.of("seen", SEEN.list(), Webhook::seen)));

    private static final RecordForm<WebhookDelivery.Id> EVENT = RecordForm.of(field -> new WebhookDelivery.Id(
            field.of("webhook", ID, WebhookDelivery.Id::webhook),
            field.of("policy", POLICY, WebhookDelivery.Id::policy),
            field.of("sequence", NUMBER, WebhookDelivery.Id::sequence)));

    private static final RecordForm<Attempt> ATTEMPT = RecordForm.of(field -> new Attempt(
            field.of("at", INSTANT, Attempt::at),
            field.optional("status", COUNT, Attempt::status),
            field.optional("detail", TEXT, Attempt::detail)));

    public static final RecordForm<WebhookDelivery> DELIVERY = RecordForm.of(field -> new WebhookDelivery(
            field.part(EVENT, WebhookDelivery::id),
            field.of("revision", COUNT, WebhookDelivery::revision),
            field.optional("due", INSTANT, WebhookDelivery::due),
            field.of("since", INSTANT, WebhookDelivery::since),
            field.of("attempts", ATTEMPT.list(), WebhookDelivery::attempts)));

    private WebhookJson() {}
}
