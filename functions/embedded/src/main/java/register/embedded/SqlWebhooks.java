package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.WebhookJson;
import register.webhook.Webhooks;

/// Webhooks and their deliveries as tables, one row each, replaced by each change.
final class SqlWebhooks implements Webhooks {
    private static final String ADD =
            "INSERT INTO webhook (id, revision, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String LIST = "SELECT id, revision, record FROM webhook ORDER BY id";
    private static final String FIND = "SELECT id, revision, record FROM webhook WHERE id = ?";
    private static final String REPLACE = "UPDATE webhook SET revision = ?, record = ? WHERE id = ? AND revision = ?";
    private static final String REMOVE = "DELETE FROM webhook WHERE id = ?";
    private static final String REMOVE_DELIVERIES = "DELETE FROM webhook_delivery WHERE webhook = ?";

    private static final String OPEN = "INSERT INTO webhook_delivery"
            + " (webhook, policy, sequence, revision, due, record) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String DELIVERY =
            "SELECT webhook, policy, sequence, revision, due, record FROM webhook_delivery";
    private static final String FIND_DELIVERY = DELIVERY + " WHERE webhook = ? AND policy = ? AND sequence = ?";
    private static final String DELIVERIES = DELIVERY + " WHERE webhook = ? ORDER BY policy, sequence";
    private static final String DUE = DELIVERY + " WHERE due <= ? ORDER BY due, webhook, policy, sequence LIMIT ?";
    private static final String REPLACE_DELIVERY = "UPDATE webhook_delivery SET revision = ?, due = ?, record = ?"
            + " WHERE webhook = ? AND policy = ? AND sequence = ? AND revision = ?";
    private static final String REMOVE_DELIVERY =
            "DELETE FROM webhook_delivery WHERE webhook = ? AND policy = ? AND sequence = ?";

    private final Database database;

    SqlWebhooks(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Webhook webhook) {
        return database.update(ADD, webhook.id().value(), webhook.revision(), record(webhook)) == 1;
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return database.queryOne(FIND, SqlWebhooks::webhook, id.value());
    }

    @Override
    public List<Webhook> list() {
        return database.query(LIST, SqlWebhooks::webhook);
    }

    @Override
    public boolean replace(Webhook webhook) {
        int revision = webhook.revision();
        return database.update(REPLACE, revision, record(webhook), webhook.id().value(), revision - 1) == 1;
    }

    /// The address may be a secret of its receiver's, so no byte of it stays.
    @Override
    public void remove(WebhookId id) {
        int _ = database.update(REMOVE_DELIVERIES, id.value());
        if (database.update(REMOVE, id.value()) > 0) {
            database.emptyLog();
        }
    }

    @Override
    public boolean open(WebhookDelivery delivery) {
        WebhookDelivery.Id id = delivery.id();
        return database.update(
                        OPEN,
                        id.webhook().value(),
                        id.policy().value(),
                        id.sequence(),
                        delivery.revision(),
                        millis(delivery.due()),
                        record(delivery))
                == 1;
    }

    @Override
    public Optional<WebhookDelivery> delivery(WebhookDelivery.Id id) {
        return database.queryOne(
                FIND_DELIVERY,
                SqlWebhooks::delivery,
                id.webhook().value(),
                id.policy().value(),
                id.sequence());
    }

    @Override
    public boolean replace(WebhookDelivery delivery) {
        WebhookDelivery.Id id = delivery.id();
        int revision = delivery.revision();
        return database.update(
                        REPLACE_DELIVERY,
                        revision,
                        millis(delivery.due()),
                        record(delivery),
                        id.webhook().value(),
                        id.policy().value(),
                        id.sequence(),
                        revision - 1)
                == 1;
    }

    @Override
    public void remove(WebhookDelivery.Id id) {
        int _ = database.update(
                REMOVE_DELIVERY, id.webhook().value(), id.policy().value(), id.sequence());
    }

    @Override
    public List<WebhookDelivery> deliveries(WebhookId webhook) {
        return database.query(DELIVERIES, SqlWebhooks::delivery, webhook.value());
    }

    @Override
    public List<WebhookDelivery> due(Instant now, int limit) {
        return database.query(DUE, SqlWebhooks::delivery, now.toEpochMilli(), limit);
    }

    private static @Nullable Long millis(@Nullable Instant due) {
        return due == null ? null : due.toEpochMilli();
    }

    private static String record(Webhook webhook) {
        return CanonicalJson.text(WebhookJson.of(webhook));
    }

    private static String record(WebhookDelivery delivery) {
        return CanonicalJson.text(WebhookJson.of(delivery));
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Webhook webhook = Columns.record(row, "webhook " + id, WebhookJson::read);
        Columns.requireSame(
                "webhook " + id, webhook.id().value().equals(id) && webhook.revision() == row.getInt("revision"));
        return webhook;
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        String what = "delivery " + row.getString("webhook") + " " + row.getString("policy");
        WebhookDelivery delivery = Columns.record(row, what, WebhookJson::readDelivery);
        long due = row.getLong("due");
        @Nullable Long stated = row.wasNull() ? null : due;
        Columns.requireSame(
                what,
                delivery.id().webhook().value().equals(row.getString("webhook"))
                        && delivery.id().policy().value().equals(row.getString("policy"))
                        && delivery.id().sequence() == row.getLong("sequence")
                        && delivery.revision() == row.getInt("revision")
                        && Objects.equals(millis(delivery.due()), stated));
        return delivery;
    }
}
