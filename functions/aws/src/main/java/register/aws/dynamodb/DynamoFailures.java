package register.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import register.request.FailureLog;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Failures in the table, an item for each delivery. DynamoDB deletes it when it expires (`expires`).
///
/// They are not kept in the message: Lambda returns it to the queue unchanged, and so it reaches the dead-letter
/// queue.
public final class DynamoFailures implements FailureLog {
    private static final String TRIES = "tries";
    private static final String AT = "at";
    private static final String REASON = "reason";

    private final Table table;

    public DynamoFailures(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public void add(String delivery, Instant at, String reason) {
        table.count(
                Keys.failure(delivery),
                TRIES,
                Item.with(Map.of())
                        .put(AT, at.toEpochMilli())
                        .put(REASON, reason)
                        .put(Keys.EXPIRES, at.plus(Duration.ofDays(KEPT_DAYS)).getEpochSecond())
                        .build());
    }

    @Override
    public Optional<Failure> find(String delivery) {
        return table.get(Keys.failure(delivery), true)
                .map(item -> new Failure(
                        delivery, (int) item.number(TRIES), Instant.ofEpochMilli(item.number(AT)), item.text(REASON)));
    }

    @Override
    public void forget(String delivery) {
        boolean _ = table.delete(Keys.failure(delivery));
    }
}
