package register.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import register.notice.DueWork;
import register.notice.NoticeId;
import register.notice.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The due work of runs, one item each under one partition key, ordered by time, so that one query finds it. One more
/// item is the lease for sending.
public final class DynamoDueWork implements DueWork {
    private static final String BETWEEN = "#";
    /// Sorts after `BETWEEN`, and so after everything that begins with an instant.
    private static final String AFTER = "$";

    private final Table table;

    public DynamoDueWork(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public void put(Due due) {
        table.put(Item.with(Keys.due(sort(due))).build());
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :due AND SK <= :now")
                .expressionAttributeValues(Map.of(
                        ":due", AttributeValue.fromS(Keys.DUE),
                        ":now", AttributeValue.fromS(Item.instant(now) + AFTER)))
                .consistentRead(true)
                .build();
        return table.query(query, limit).stream()
                .map(item -> item.required(Keys.SORT, DynamoDueWork::due))
                .toList();
    }

    @Override
    public void remove(Due due) {
        boolean _ = table.delete(Keys.due(sort(due)));
    }

    @Override
    public boolean hold(String holder, Instant now, Instant until) {
        return table.hold(Keys.due("TURN"), holder, now.toEpochMilli(), until.toEpochMilli());
    }

    private static String sort(Due due) {
        NoticeId notice = due.notice();
        String lot = Item.instant(due.at()) + BETWEEN + due.run() + BETWEEN + Keys.padded(due.lot());
        return notice == null ? lot : lot + BETWEEN + notice.number();
    }

    private static Due due(String sort) {
        String[] parts = sort.split(BETWEEN, -1);
        Instant at = Instant.parse(parts[0]);
        var run = new RunId(parts[1]);
        int lot = Integer.parseInt(parts[2]);
        return new Due(at, run, lot, parts.length == 3 ? null : new NoticeId(run, lot, parts[3]));
    }
}
