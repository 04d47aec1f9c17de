package register.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import register.request.TeamLog;
import register.value.Reference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The requests for the team's next mail, one item each, and one more item for the lease for sending it. A process
/// that acquires the lease without learning so sends nothing; the next team mail includes its requests.
public final class DynamoTeamLog implements TeamLog {
    private static final String REFERENCE = "reference";
    private static final String VOUCHED = "vouched";
    private static final String SINCE = "since";

    private final Table table;

    public DynamoTeamLog(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public void add(Waiting waiting) {
        var _ = table.putIfAbsent(Item.with(key(waiting))
                .put(REFERENCE, waiting.request().value())
                .put(VOUCHED, Boolean.toString(waiting.vouched()))
                .put(SINCE, waiting.since())
                .build());
    }

    @Override
    public List<Waiting> waiting(int limit) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :team AND begins_with(SK, :request)")
                .expressionAttributeValues(Map.of(
                        ":team", AttributeValue.fromS(Keys.TEAM),
                        ":request", AttributeValue.fromS(Keys.TEAM_MAIL_OF)))
                .consistentRead(true)
                .build();
        return table.query(query, limit).stream()
                .map(item -> new Waiting(
                        item.required(REFERENCE, Reference::new),
                        item.required(VOUCHED, Boolean::parseBoolean),
                        item.required(SINCE, Instant::parse)))
                .toList();
    }

    @Override
    public void remove(Waiting waiting) {
        boolean _ = table.delete(key(waiting));
    }

    @Override
    public boolean take(Instant now, Instant until) {
        return table.raise(Keys.turn(), "until", now.toEpochMilli(), until.toEpochMilli());
    }

    private static Map<String, AttributeValue> key(Waiting waiting) {
        return Keys.teamMail(waiting.request(), waiting.vouched());
    }
}
