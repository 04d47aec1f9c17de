package register.aws.dynamodb.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.aws.dynamodb.Item;
import register.aws.dynamodb.Keys;
import register.aws.dynamodb.Table;
import register.aws.dynamodb.Transaction;
import register.subscription.Confirmation;
import register.subscription.ConfirmationId;
import register.subscription.ConfirmationJson;
import register.subscription.Confirmations;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What waits to be confirmed, one item each, replaced by each change together with the item that says when to look at
/// it. The register removes both; DynamoDB does so where it did not. All reads are consistent.
public final class DynamoConfirmations implements Confirmations {
    private static final String REVISION = "revision";
    private static final String BETWEEN = "#";
    /// Sorts after `BETWEEN`, so after all that begins with an instant.
    private static final String AFTER = "$";
    /// When DynamoDB itself deletes what the register left.
    private static final Duration LEFT = Duration.ofDays(1);

    private final Table table;
    private final DynamoDbClient client;
    private final String tableName;

    public DynamoConfirmations(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
        this.client = client;
        this.tableName = tableName;
    }

    @Override
    public void add(Confirmation confirmation) {
        if (!done(Transaction.create(tableName, item(confirmation)).with(List.of(pointer(confirmation))))) {
            throw new IllegalStateException(confirmation.id() + ": recorded before");
        }
    }

    @Override
    public Optional<Confirmation> find(ConfirmationId id) {
        return table.get(Keys.confirmation(id), true).map(DynamoConfirmations::confirmation);
    }

    @Override
    public boolean replace(Confirmation confirmation) {
        Optional<Confirmation> standing = find(confirmation.id());
        if (standing.isEmpty() || standing.get().revision() != confirmation.revision() - 1) {
            return false;
        }
        boolean same = standing.get().next().equals(confirmation.next());
        return done(Transaction.replace(tableName, item(confirmation), REVISION, (long)
                        standing.get().revision())
                .without(same ? List.of() : List.of(pointer(standing.get())))
                .with(same ? List.of() : List.of(pointer(confirmation))));
    }

    @Override
    public void remove(ConfirmationId id) {
        find(id).ifPresent(standing -> {
            boolean _ = table.delete(Keys.confirmation(id));
            boolean _ = table.delete(pointer(standing).key());
        });
    }

    @Override
    public List<Confirmation> due(Instant now, int limit) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :due AND SK <= :now")
                .expressionAttributeValues(Map.of(
                        ":due", AttributeValue.fromS(Keys.CONFIRMATIONS_DUE),
                        ":now", AttributeValue.fromS(Item.instant(now) + AFTER)))
                .consistentRead(true)
                .build();
        return table.query(query, limit).stream()
                .map(this::dueOf)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Where a removal was cut off, what is left of it goes.
    private Optional<Confirmation> dueOf(Item pointer) {
        Optional<Confirmation> found = pointer.required(
                Keys.SORT, sort -> find(new ConfirmationId(sort.substring(sort.indexOf(BETWEEN) + 1))));
        if (found.isEmpty()) {
            boolean _ = table.delete(pointer.key());
        }
        return found;
    }

    private boolean done(Transaction transaction) {
        return transaction.commit(client) == Transaction.Outcome.DONE;
    }

    private static Item item(Confirmation confirmation) {
        return foundBy(confirmation)
                .put(Keys.EXPIRES, expires(confirmation))
                .record(ConfirmationJson.of(confirmation))
                .build();
    }

    private static Item.Builder foundBy(Confirmation confirmation) {
        return Item.with(Keys.confirmation(confirmation.id())).put(REVISION, confirmation.revision());
    }

    private static Item pointer(Confirmation confirmation) {
        return Item.with(Keys.confirmationDue(Item.instant(confirmation.next()) + BETWEEN + confirmation.id()))
                .put(Keys.EXPIRES, expires(confirmation))
                .build();
    }

    private static long expires(Confirmation confirmation) {
        return confirmation.expires().plus(LEFT).getEpochSecond();
    }

    private static Confirmation confirmation(Item item) {
        Confirmation confirmation = item.record(ConfirmationJson::read);
        item.requireSame(foundBy(confirmation).build().attributes());
        return confirmation;
    }
}
