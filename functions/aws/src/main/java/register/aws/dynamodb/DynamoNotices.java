package register.aws.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeJson;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notice.RunJson;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Runs and notices in the table, one item each, replaced by each change. Reads that decide on a mail are consistent.
public final class DynamoNotices implements Notices {
    private static final String REVISION = "revision";

    private final Table table;

    public DynamoNotices(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean open(Run run) {
        return table.putIfAbsent(item(run)).isEmpty();
    }

    @Override
    public Optional<Run> run(RunId id) {
        return table.get(Keys.run(id), true).map(DynamoNotices::run);
    }

    /// A run may be missing for a moment after it was opened.
    @Override
    public List<Run> runs(PolicyId policy, int limit) {
        QueryRequest listed = QueryRequest.builder()
                .indexName(Keys.LISTING)
                .keyConditionExpression("listed = :what")
                .expressionAttributeValues(Map.of(":what", AttributeValue.fromS(Keys.RUNS + policy)))
                .scanIndexForward(false)
                .build();
        List<Map<String, AttributeValue>> keys =
                table.query(listed, limit).stream().map(Item::key).toList();
        return table.get(keys, true).stream().map(DynamoNotices::run).toList();
    }

    @Override
    public boolean replace(Run run) {
        return table.replace(item(run), REVISION, run.revision() - 1);
    }

    /// A write of what is there already costs as much as one that counts, so what is there is asked first. No batch:
    /// DynamoDB has none with a condition that does not cost twice, and without one a notice that another process
    /// added and sent meanwhile would be replaced.
    @Override
    public void add(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        Set<NoticeId> standing = ids(notices.getFirst().id());
        table.putAllIfAbsent(notices.stream()
                .filter(notice -> !standing.contains(notice.id()))
                .map(DynamoNotices::item)
                .toList());
    }

    @Override
    public Optional<Notice> find(NoticeId id) {
        return table.get(Keys.notice(id), true).map(DynamoNotices::notice);
    }

    @Override
    public boolean replace(Notice notice) {
        return table.replace(item(notice), REVISION, notice.revision() - 1);
    }

    @Override
    public List<Notice> lot(RunId run, int lot) {
        return table.query(inLot(run, lot).build(), Integer.MAX_VALUE).stream()
                .map(DynamoNotices::notice)
                .toList();
    }

    private Set<NoticeId> ids(NoticeId of) {
        QueryRequest keys =
                inLot(of.run(), of.lot()).projectionExpression("PK, SK").build();
        return table.query(keys, Integer.MAX_VALUE).stream()
                .map(item -> item.required(Keys.SORT, sort -> sort.substring(Keys.NOTICES.length())))
                .map(number -> new NoticeId(of.run(), of.lot(), number))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static QueryRequest.Builder inLot(RunId run, int lot) {
        return Table.beginningWith(Keys.lot(run, lot), Keys.NOTICES).consistentRead(true);
    }

    private static Item item(Run run) {
        return foundBy(run).with(RunJson.of(run));
    }

    private static Item item(Notice notice) {
        return foundBy(notice).with(NoticeJson.of(notice));
    }

    private static Item foundBy(Run run) {
        return Item.with(Keys.run(run.id()))
                .put(REVISION, run.revision())
                .put(Keys.LISTED, Keys.RUNS + run.policy())
                .put(Keys.LISTED_AS, Keys.padded(run.announcement()))
                .build();
    }

    private static Item foundBy(Notice notice) {
        return Item.with(Keys.notice(notice.id()))
                .put(REVISION, notice.revision())
                .build();
    }

    private static Run run(Item item) {
        Run run = item.record(RunJson::read);
        item.requireSame(foundBy(run).attributes());
        return run;
    }

    private static Notice notice(Item item) {
        Notice notice = item.record(NoticeJson::read);
        item.requireSame(foundBy(notice).attributes());
        return notice;
    }
}
