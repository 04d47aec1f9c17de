package register.aws.dynamodb;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import register.request.RetryLog;
import register.value.Reference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The requests to be resumed, in the table, one item each. All are read: they are few, and none while mail leaves
/// normally.
public final class TableRetries implements RetryLog {
    private static final String REFERENCE = "reference";
    private static final String AT = "at";

    private final Table table;

    public TableRetries(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public void put(Due due) {
        table.put(Item.with(Keys.retry(due.request()))
                .put(REFERENCE, due.request().value())
                .put(AT, due.at())
                .build());
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :retries")
                .expressionAttributeValues(Map.of(":retries", AttributeValue.fromS(Keys.RETRIES)))
                .consistentRead(true)
                .build();
        return table.query(query, Integer.MAX_VALUE).stream()
                .map(item -> new Due(item.required(REFERENCE, Reference::new), item.required(AT, Instant::parse)))
                .filter(due -> !due.at().isAfter(now))
                .sorted(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.request().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Reference request) {
        boolean _ = table.delete(Keys.retry(request));
    }
}
