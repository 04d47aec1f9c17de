package register.aws.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import register.aws.Pause;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Puts an entry, and its policy's summary with it: both or neither.
final class AppendTransaction {
    private static final int ATTEMPTS = 20;

    /// Codes of cancellation reasons (DynamoDB API Reference, "TransactionCanceledException").
    private static final String FAILED = "ConditionalCheckFailed";

    private static final Set<String> FOR_A_MOMENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoDbClient client;
    private final String table;

    AppendTransaction(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// What became of it.
    enum Outcome {
        /// Both are there now.
        PUT,
        /// Another entry has the key.
        TAKEN,
        /// The key is free, but the summary is of another entry than the one before.
        MOVED
    }

    /// @param last the sequence of the entry that the summary in the table is of; empty where there is none
    Outcome put(Item entry, Item summary, Optional<Long> last) {
        // The SDK repeats a request when its answer was lost: its own entry reveals itself by the attempt's name.
        AttributeValue own = AttributeValue.fromS(UUID.randomUUID().toString());
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(entry(entry, own), summary(summary, last))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(request);
                return Outcome.PUT;
            } catch (TransactionCanceledException e) {
                List<CancellationReason> reasons = e.cancellationReasons();
                if (FAILED.equals(reasons.getFirst().code())) {
                    return own.equals(reasons.getFirst().item().get(Table.ATTEMPT)) ? Outcome.PUT : Outcome.TAKEN;
                }
                if (FAILED.equals(reasons.getLast().code())) {
                    return Outcome.MOVED;
                }
                if (attempt == ATTEMPTS || reasons.stream().noneMatch(reason -> FOR_A_MOMENT.contains(reason.code()))) {
                    throw e;
                }
                Pause.after(attempt);
            }
        }
    }

    private TransactWriteItem entry(Item entry, AttributeValue own) {
        var attributes = new HashMap<>(entry.attributes());
        attributes.put(Table.ATTEMPT, own);
        return put(Put.builder()
                .item(attributes)
                .conditionExpression("attribute_not_exists(PK)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private TransactWriteItem summary(Item summary, Optional<Long> last) {
        Put.Builder put = Put.builder().item(summary.attributes());
        return put(
                last.isEmpty()
                        ? put.conditionExpression("attribute_not_exists(PK)")
                        : put.conditionExpression("#sequence = :last")
                                .expressionAttributeNames(Map.of("#sequence", Keys.SEQUENCE))
                                .expressionAttributeValues(
                                        Map.of(":last", AttributeValue.fromN(Long.toString(last.get())))));
    }

    private TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }
}
