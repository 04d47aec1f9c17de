package register.aws.dynamodb.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.aws.dynamodb.Item;
import register.aws.dynamodb.Keys;
import register.aws.dynamodb.Table;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.WebhookJson;
import register.webhook.Webhooks;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Webhooks and their deliveries in the table, one item each, replaced by each change. A delivery that is due is listed
/// in an index by its time, so that what is due is one query.
public final class DynamoWebhooks implements Webhooks {
    private static final String REVISION = "revision";
    private static final String BETWEEN = "#";
    /// Sorts after `BETWEEN`, so after all that begins with an instant.
    private static final String AFTER = "$";

    private final Table table;

    public DynamoWebhooks(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean add(Webhook webhook) {
        return table.putIfAbsent(item(webhook)).isEmpty();
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return table.get(Keys.webhook(id), true).map(DynamoWebhooks::webhook);
    }

    @Override
    public List<Webhook> list() {
        return all(Keys.WEBHOOKS).stream().map(DynamoWebhooks::webhook).toList();
    }

    @Override
    public boolean replace(Webhook webhook) {
        return table.replace(item(webhook), REVISION, webhook.revision() - 1);
    }

    @Override
    public void remove(WebhookId id) {
        boolean _ = table.delete(Keys.webhook(id));
        deliveries(id).forEach(delivery -> remove(delivery.id()));
    }

    @Override
    public boolean open(WebhookDelivery delivery) {
        return table.putIfAbsent(item(delivery)).isEmpty();
    }

    @Override
    public Optional<WebhookDelivery> delivery(WebhookDelivery.Id id) {
        return table.get(Keys.webhookDelivery(id), true).map(DynamoWebhooks::delivery);
    }

    @Override
    public boolean replace(WebhookDelivery delivery) {
        return table.replace(item(delivery), REVISION, delivery.revision() - 1);
    }

    @Override
    public void remove(WebhookDelivery.Id id) {
        boolean _ = table.delete(Keys.webhookDelivery(id));
    }

    @Override
    public List<WebhookDelivery> deliveries(WebhookId webhook) {
        return all(Keys.webhookDeliveries(webhook)).stream()
                .map(DynamoWebhooks::delivery)
                .toList();
    }

    /// The index may be behind, so each is read, and left out where it is not due any more.
    @Override
    public List<WebhookDelivery> due(Instant now, int limit) {
        QueryRequest listed = QueryRequest.builder()
                .indexName(Keys.LISTING)
                .keyConditionExpression("listed = :what AND listedAs <= :now")
                .expressionAttributeValues(Map.of(
                        ":what", AttributeValue.fromS(Keys.POSTS),
                        ":now", AttributeValue.fromS(Item.instant(now) + AFTER)))
                .build();
        List<Map<String, AttributeValue>> keys =
                table.query(listed, limit).stream().map(Item::key).toList();
        return table.get(keys, true).stream()
                .map(DynamoWebhooks::delivery)
                .filter(delivery -> delivery.isDue(now))
                .toList();
    }

    private List<Item> all(String partition) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :partition")
                .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition)))
                .consistentRead(true)
                .build();
        return table.query(query, Integer.MAX_VALUE);
    }

    private static Item item(Webhook webhook) {
        return foundBy(webhook).with(WebhookJson.of(webhook));
    }

    private static Item item(WebhookDelivery delivery) {
        return foundBy(delivery).with(WebhookJson.of(delivery));
    }

    private static Item foundBy(Webhook webhook) {
        return Item.with(Keys.webhook(webhook.id()))
                .put(REVISION, webhook.revision())
                .build();
    }

    private static Item foundBy(WebhookDelivery delivery) {
        @Nullable Instant due = delivery.due();
        WebhookDelivery.Id id = delivery.id();
        return Item.with(Keys.webhookDelivery(id))
                .put(REVISION, delivery.revision())
                .put(Keys.LISTED, due == null ? null : Keys.POSTS)
                .put(
                        Keys.LISTED_AS,
                        due == null ? null : Item.instant(due) + BETWEEN + id.webhook() + BETWEEN + id.policy())
                .build();
    }

    private static Webhook webhook(Item item) {
        Webhook webhook = item.record(WebhookJson::read);
        item.requireSame(foundBy(webhook).attributes());
        return webhook;
    }

    private static WebhookDelivery delivery(Item item) {
        WebhookDelivery delivery = item.record(WebhookJson::readDelivery);
        Map<String, AttributeValue> by = foundBy(delivery).attributes();
        item.requireSame(by);
        if (!Objects.equals(item.attributes().get(Keys.LISTED_AS), by.get(Keys.LISTED_AS))) {
            throw new IllegalStateException(
                    "delivery " + delivery.id() + ": its record says another time than its item");
        }
        return delivery;
    }
}
