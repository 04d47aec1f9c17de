package register.aws.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import register.aws.Pause;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Puts an item, and changes others with it: all or nothing.
public final class PutTransaction {
    private static final int ATTEMPTS = 20;

    /// Codes of cancellation reasons (DynamoDB API Reference, "TransactionCanceledException").
    private static final String FAILED = "ConditionalCheckFailed";

    private static final Set<String> FOR_A_MOMENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final String table;
    private final List<TransactWriteItem> writes = new ArrayList<>();
    // The SDK repeats a request if its answer was lost: its own item is recognised by the attempt's name.
    private final AttributeValue own = AttributeValue.fromS(UUID.randomUUID().toString());

    private PutTransaction(String table) {
        this.table = table;
    }

    /// The outcome of the transaction.
    public enum Outcome {
        /// Everything is written.
        DONE,
        /// The item's key was taken, or the item to replace had changed.
        TAKEN,
        /// The item could be put, but another one had changed.
        MOVED
    }

    /// Puts the item if its key is free.
    public static PutTransaction create(String table, Item item) {
        return replace(table, item, "", null);
    }

    /// Puts the item if the number of the one in its place matches.
    ///
    /// @param standing null if there must be none
    public static PutTransaction replace(String table, Item item, String attribute, @Nullable Long standing) {
        var transaction = new PutTransaction(table);
        var attributes = new HashMap<>(item.attributes());
        attributes.put(Table.ATTEMPT, transaction.own);
        transaction.put(
                Put.builder()
                        .item(attributes)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD),
                attribute,
                standing);
        return transaction;
    }

    /// Also puts another item, with the same condition.
    public PutTransaction with(Item item, String attribute, @Nullable Long standing) {
        put(Put.builder().item(item.attributes()), attribute, standing);
        return this;
    }

    /// Also puts items whose keys must be free.
    public PutTransaction with(List<Item> items) {
        items.forEach(item -> with(item, "", null));
        return this;
    }

    /// Also deletes these, if they exist.
    public PutTransaction without(List<Item> items) {
        items.forEach(item -> writes.add(TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(item.key()))
                .build()));
        return this;
    }

    public Outcome commit(DynamoDbClient client) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return Outcome.DONE;
            } catch (TransactionCanceledException e) {
                List<CancellationReason> reasons = e.cancellationReasons();
                if (FAILED.equals(reasons.getFirst().code())) {
                    return own.equals(reasons.getFirst().item().get(Table.ATTEMPT)) ? Outcome.DONE : Outcome.TAKEN;
                }
                if (reasons.stream().anyMatch(reason -> FAILED.equals(reason.code()))) {
                    return Outcome.MOVED;
                }
                if (attempt == ATTEMPTS || reasons.stream().noneMatch(reason -> FOR_A_MOMENT.contains(reason.code()))) {
                    throw e;
                }
                Pause.after(attempt);
            }
        }
    }

    private void put(Put.Builder put, String attribute, @Nullable Long standing) {
        put.tableName(table);
        if (standing == null) {
            put.conditionExpression("attribute_not_exists(PK)");
        } else {
            put.conditionExpression("#number = :standing")
                    .expressionAttributeNames(Map.of("#number", attribute))
                    .expressionAttributeValues(Map.of(":standing", AttributeValue.fromN(Long.toString(standing))));
        }
        writes.add(TransactWriteItem.builder().put(put.build()).build());
    }
}
