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

/// Puts a recipient, and the items by which it is found with it: all or nothing.
final class RecipientTransaction {
    private static final int ATTEMPTS = 20;

    /// Codes of cancellation reasons (DynamoDB API Reference, "TransactionCanceledException").
    private static final String FAILED = "ConditionalCheckFailed";

    private static final Set<String> FOR_A_MOMENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoDbClient client;
    private final String table;

    RecipientTransaction(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// @param replaces the revision that must stand there; null for none
    /// @return false where it does not, or the key of an item that comes is taken
    boolean put(Item recipient, @Nullable Integer replaces, List<Item> gone, List<Item> come) {
        // The SDK repeats a request when its answer was lost: its own item reveals itself by the attempt's name.
        AttributeValue own = AttributeValue.fromS(UUID.randomUUID().toString());
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(recipient(recipient, replaces, own));
        gone.forEach(item -> writes.add(TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(item.key()))
                .build()));
        come.forEach(item ->
                writes.add(put(Put.builder().item(item.attributes()).conditionExpression("attribute_not_exists(PK)"))));
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                List<CancellationReason> reasons = e.cancellationReasons();
                if (FAILED.equals(reasons.getFirst().code())) {
                    return own.equals(reasons.getFirst().item().get(Table.ATTEMPT));
                }
                if (reasons.stream().anyMatch(reason -> FAILED.equals(reason.code()))) {
                    return false;
                }
                if (attempt == ATTEMPTS || reasons.stream().noneMatch(reason -> FOR_A_MOMENT.contains(reason.code()))) {
                    throw e;
                }
                Pause.after(attempt);
            }
        }
    }

    private TransactWriteItem recipient(Item item, @Nullable Integer replaces, AttributeValue own) {
        var attributes = new HashMap<>(item.attributes());
        attributes.put(Table.ATTEMPT, own);
        Put.Builder put = Put.builder()
                .item(attributes)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        return put(
                replaces == null
                        ? put.conditionExpression("attribute_not_exists(PK)")
                        : put.conditionExpression("revision = :replaces")
                                .expressionAttributeValues(
                                        Map.of(":replaces", AttributeValue.fromN(Integer.toString(replaces)))));
    }

    private TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }
}
