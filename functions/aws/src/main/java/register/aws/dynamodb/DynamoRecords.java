package register.aws.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.RecordRow;
import register.record.Records;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The records of every kind in the table, one item each. The partition key begins with the kind, so that a role
/// reaches only the kinds that it needs. Other lookups use an index, which has only the keys and may lag: each record
/// is then read by its key, and left out if it is gone.
public final class DynamoRecords implements Records {
    private static final String REVISION = "revision";
    private static final String KEEPS = "keeps";
    private static final String RECORD = "record";
    private static final String BETWEEN = "#";
    /// Sorts after `BETWEEN`, and so after everything that begins with an instant.
    private static final String AFTER = "$";

    /// DynamoDB API Reference, "BatchGetItem": 100 items.
    private static final int PAGE = 100;

    private final Table table;
    private final boolean consistent;

    public DynamoRecords(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    @Override
    public <R> boolean add(Kind<R> kind, R record) {
        return table.putIfAbsent(item(kind, record)).isEmpty();
    }

    /// A write that changes nothing costs as much as one that does, so existing records are read first. There is no
    /// batch: conditional batches cost double, and an unconditional one would replace a record that another process
    /// added and changed meanwhile.
    @Override
    public <R> void addAll(Kind<R> kind, List<R> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Item> items = records.stream().map(record -> item(kind, record)).toList();
        QueryRequest keys = in(Keys.PARTITION, items.getFirst().text(Keys.PARTITION), Keys.SORT, Range.ALL)
                .projectionExpression("PK, SK")
                .consistentRead(true)
                .build();
        Set<String> standing = new HashSet<>();
        table.query(keys, Integer.MAX_VALUE).forEach(item -> standing.add(item.text(Keys.SORT)));
        table.putAllIfAbsent(items.stream()
                .filter(item -> !standing.contains(item.text(Keys.SORT)))
                .toList());
    }

    @Override
    public <R> void put(Kind<R> kind, R record) {
        table.put(item(kind, record));
    }

    @Override
    public <R> boolean replace(Kind<R> kind, R record) {
        return table.replace(item(kind, record), REVISION, kind.revision(record) - 1L);
    }

    @Override
    public boolean remove(Kind<?> kind, Key key) {
        return table.delete(key(kind, key));
    }

    @Override
    public <R> Optional<R> find(Kind<R> kind, Key key) {
        return table.get(key(kind, key), consistent).map(item -> read(kind, item));
    }

    @Override
    public <R> List<R> list(Kind<R> kind, String partition, Range range) {
        QueryRequest query = in(Keys.PARTITION, partition(kind, partition), Keys.SORT, range)
                .consistentRead(consistent)
                .build();
        return table.query(query, range.limit()).stream()
                .filter(item -> item.text(Keys.SORT).startsWith(range.prefix()))
                .map(item -> read(kind, item))
                .toList();
    }

    @Override
    public <R> List<R> found(Kind<R> kind, String value, Range range) {
        QueryRequest query = in(Keys.LISTED, partition(kind, value), Keys.LISTED_AS, range)
                .indexName(Keys.LISTING)
                .build();
        List<Item> listed = table.query(query, range.limit()).stream()
                .filter(item -> item.text(Keys.LISTED_AS).startsWith(range.prefix()))
                .toList();
        return read(kind, listed, consistent, record -> {
            Key now = kind.listed(record);
            return now != null && now.partition().equals(value);
        });
    }

    /// If the index lags so much that fewer are due than it says, more are requested.
    @Override
    public <R> List<R> due(Kind<R> kind, Instant now, int limit) {
        String until = Key.instant(now);
        for (int asked = limit; ; asked *= 2) {
            List<Item> listed = table.query(between(kind, Keys.DUE, Keys.DUE_AT, " ", until), asked);
            List<R> due = read(kind, listed, true, record -> {
                String at = RecordRow.due(kind, record);
                return at != null && at.compareTo(until) <= 0;
            });
            if (due.size() >= limit || listed.size() < asked) {
                return due.subList(0, Math.min(limit, due.size()));
            }
        }
    }

    @Override
    public <R> void ended(Kind<R> kind, Ending from, Instant until, Consumer<R> each) {
        String last = new Ending(from.stage(), until).toString();
        String after = from.toString();
        List<Item> listed;
        do {
            listed = table.query(between(kind, Keys.ENDS, Keys.ENDS_AT, after, last), PAGE);
            read(kind, listed, true, record -> {
                        String ends = RecordRow.ends(kind, record);
                        return ends != null && ends.compareTo(from.toString()) >= 0 && ends.compareTo(last) <= 0;
                    })
                    .forEach(each);
            after = listed.isEmpty() ? after : listed.getLast().text(Keys.ENDS_AT) + "\0";
        } while (listed.size() == PAGE);
    }

    /// The keys of a kind in one of the indexes by time, whose name is that of its partition key.
    ///
    /// @param until the last time, whatever follows it
    private static QueryRequest between(Kind<?> kind, String index, String sort, String from, String until) {
        return QueryRequest.builder()
                .indexName(index)
                .keyConditionExpression("#kind = :kind AND #at BETWEEN :from AND :until")
                .expressionAttributeNames(Map.of("#kind", index, "#at", sort))
                .expressionAttributeValues(Map.of(
                        ":kind", AttributeValue.fromS(kind.name()),
                        ":from", AttributeValue.fromS(from),
                        ":until", AttributeValue.fromS(until + AFTER)))
                .build();
    }

    private <R> List<R> read(Kind<R> kind, List<Item> listed, boolean consistently, Predicate<R> still) {
        return table.get(listed.stream().map(Item::key).toList(), consistently).stream()
                .map(item -> read(kind, item))
                .filter(still)
                .toList();
    }

    private static QueryRequest.Builder in(String partition, String value, String sort, Range range) {
        String after = range.after();
        String condition = after != null
                ? range.backwards() ? " AND #sort < :from" : " AND #sort > :from"
                : range.prefix().isEmpty() ? "" : " AND begins_with(#sort, :from)";
        var names = new HashMap<>(Map.of("#partition", partition));
        var values = new HashMap<>(Map.of(":partition", AttributeValue.fromS(value)));
        if (!condition.isEmpty()) {
            names.put("#sort", sort);
            values.put(":from", AttributeValue.fromS(after == null ? range.prefix() : after));
        }
        return QueryRequest.builder()
                .keyConditionExpression("#partition = :partition" + condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(!range.backwards());
    }

    private static String partition(Kind<?> kind, String partition) {
        return partition.isEmpty() ? kind.name() : kind.name() + BETWEEN + partition;
    }

    private static Map<String, AttributeValue> key(Kind<?> kind, Key key) {
        return Map.of(
                Keys.PARTITION,
                AttributeValue.fromS(partition(kind, key.partition())),
                Keys.SORT,
                AttributeValue.fromS(key.sort()));
    }

    static <R> Item item(Kind<R> kind, R record) {
        RecordRow row = RecordRow.of(kind, record);
        Item.Builder item = Item.with(key(kind, row.key()))
                .put(REVISION, row.revision())
                .put(KEEPS, row.keeps())
                .put(Keys.EXPIRES, seconds(kind.expires(record)))
                .put(RECORD, row.written());
        Key listed = row.listed();
        if (listed != null) {
            item.put(Keys.LISTED, partition(kind, listed.partition())).put(Keys.LISTED_AS, listed.sort());
        }
        String due = row.due();
        if (due != null) {
            item.put(Keys.DUE, kind.name()).put(Keys.DUE_AT, due + BETWEEN + row.key());
        }
        String ends = row.ends();
        if (ends != null) {
            item.put(Keys.ENDS, kind.name()).put(Keys.ENDS_AT, ends + BETWEEN + row.key());
        }
        return item.build();
    }

    private static @Nullable Long seconds(@Nullable Instant expires) {
        return expires == null ? null : expires.getEpochSecond();
    }

    private static <R> R read(Kind<R> kind, Item item) {
        String due = item.optionalText(Keys.DUE_AT);
        String ends = item.optionalText(Keys.ENDS_AT);
        return new RecordRow(
                        kind.name(),
                        key(kind, item, Keys.PARTITION, Keys.SORT),
                        (int) item.number(REVISION),
                        item.has(Keys.LISTED) ? key(kind, item, Keys.LISTED, Keys.LISTED_AS) : null,
                        due == null ? null : due.substring(0, due.indexOf(BETWEEN)),
                        ends == null ? null : ends.substring(0, ends.indexOf(BETWEEN, ends.indexOf(BETWEEN) + 1)),
                        item.optionalText(KEEPS),
                        item.text(RECORD))
                .read(kind);
    }

    private static Key key(Kind<?> kind, Item item, String partition, String sort) {
        String in = item.text(partition);
        return new Key(in.equals(kind.name()) ? "" : in.substring(kind.name().length() + 1), item.text(sort));
    }
}
