package register.aws.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.PolicySummary;
import register.chain.PolicySummaryJson;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The chain in the table. Its commit point is a transaction that puts the entry if its key is free, and the policy's
/// summary if it is still that of the entry before.
public final class DynamoChain implements Chain {
    private final DynamoDbClient client;
    private final String tableName;
    private final Table table;
    private final Contents contents;
    private final boolean consistent;
    private final Consumer<Entry> before;

    public DynamoChain(DynamoDbClient client, String tableName, Reads reads) {
        this(client, tableName, reads, _ -> {});
    }

    /// @param reads for everything but the last entry, which is always read consistently
    /// @param before called with each entry to append; may refuse it
    DynamoChain(DynamoDbClient client, String tableName, Reads reads, Consumer<Entry> before) {
        this.client = client;
        this.tableName = tableName;
        this.table = new Table(client, tableName);
        this.contents = new Contents(table);
        this.consistent = reads.consistent();
        this.before = before;
    }

    @Override
    public boolean append(Entry entry) {
        before.accept(entry);
        EntryHeader header = entry.header();
        Item.Builder item = EntryItem.of(header);
        contents.put(header.policy(), entry.content(), item);
        while (true) {
            Optional<PolicySummary> before =
                    table.get(Keys.summary(header.policy()), true).map(DynamoChain::summary);
            Optional<Long> last = before.map(summary -> summary.head().sequence());
            if (last.filter(sequence -> sequence >= header.sequence()).isPresent()) {
                return false;
            }
            Item summary = Item.with(Keys.summary(header.policy()))
                    .put(Keys.SEQUENCE, header.sequence())
                    .record(PolicySummaryJson.of(PolicySummary.after(this, before, entry)))
                    .build();
            PutTransaction.Outcome outcome = PutTransaction.create(tableName, item.build())
                    .with(summary, Keys.SEQUENCE, last.orElse(null))
                    .commit(client);
            if (outcome != PutTransaction.Outcome.MOVED) {
                return outcome == PutTransaction.Outcome.DONE;
            }
        }
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        QueryRequest last = ofPolicy(Keys.BY_SEQUENCE, policy, "", Map.of())
                .consistentRead(true)
                .scanIndexForward(false)
                .build();
        List<Item> found = table.query(last, 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(EntryItem.header(found.getFirst()));
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        if (date.getYear() < 0) {
            return Optional.empty();
        }
        String upTo =
                EntryItem.effective(date.isAfter(EntryItem.LAST_DATE) ? EntryItem.LAST_DATE : date, Long.MAX_VALUE);
        return knownAt.isBefore(History.EVER) ? latestKnown(policy, upTo, knownAt) : latestOfAll(policy, upTo);
    }

    private Optional<Entry> latestOfAll(PolicyId policy, String upTo) {
        QueryRequest last = ofPolicy(
                        Keys.IN_FORCE, policy, " AND effective <= :upTo", Map.of(":upTo", AttributeValue.fromS(upTo)))
                .scanIndexForward(false)
                .build();
        List<Item> found = table.query(last, 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(entry(found.getFirst()));
    }

    /// Skips entries recorded later, in an index without their contents.
    private Optional<Entry> latestKnown(PolicyId policy, String upTo, Instant knownAt) {
        QueryRequest last = ofPolicy(
                        Keys.BY_DATE,
                        policy,
                        " AND effective <= :upTo",
                        Map.of(
                                ":upTo",
                                AttributeValue.fromS(upTo),
                                ":knownAt",
                                AttributeValue.fromN(Long.toString(millis(knownAt)))))
                .filterExpression("recordedAt <= :knownAt")
                .scanIndexForward(false)
                .build();
        return table.first(last)
                .flatMap(found -> table.get(found.key(), consistent))
                .map(this::entry);
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return table.get(Keys.entry(policy, sequence), consistent).map(this::entry);
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        QueryRequest after = ofPolicy(
                        Keys.BY_SEQUENCE,
                        policy,
                        " AND #sequence > :after",
                        Map.of(":after", AttributeValue.fromN(Long.toString(afterSequence))))
                .expressionAttributeNames(Map.of("#sequence", Keys.SEQUENCE))
                .build();
        return table.query(after, limit).stream().map(EntryItem::header).toList();
    }

    @Override
    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        Optional<DateWalk> within = way.within(EntryItem.FIRST_DATE, EntryItem.LAST_DATE);
        if (within.isEmpty()) {
            return List.of();
        }
        String start = EntryItem.effective(within.get().date(), within.get().sequence());
        QueryRequest passed = ofPolicy(
                        Keys.BY_DATE,
                        policy,
                        " AND effective " + (way.earlier() ? "<" : ">") + " :start",
                        Map.of(":start", AttributeValue.fromS(start)))
                .scanIndexForward(!way.earlier())
                .build();
        return table.query(passed, limit).stream().map(EntryItem::header).toList();
    }

    /// A page of a query is 1 MB, more than a thousand usual summaries.
    @Override
    public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
        QueryRequest listed = QueryRequest.builder()
                .consistentRead(consistent)
                .keyConditionExpression("PK = :what AND SK > :after")
                .expressionAttributeValues(Map.of(
                        ":what", AttributeValue.fromS(Keys.SUMMARIES),
                        ":after", AttributeValue.fromS(after == null ? " " : after.value())))
                .build();
        return table.query(listed, limit).stream().map(DynamoChain::summary).toList();
    }

    /// A policy may be missing for a moment after its first entry.
    @Override
    public List<PolicyId> policies() {
        QueryRequest listed = QueryRequest.builder()
                .indexName(Keys.LISTING)
                .keyConditionExpression("listed = :what")
                .expressionAttributeValues(Map.of(":what", AttributeValue.fromS(Keys.POLICIES)))
                .build();
        return table.query(listed, Integer.MAX_VALUE).stream()
                .map(item -> item.required(Keys.LISTED_AS, PolicyId::new))
                .toList();
    }

    private QueryRequest.Builder ofPolicy(
            String index, PolicyId policy, String condition, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":policy", AttributeValue.fromS(Keys.chain(policy)));
        return QueryRequest.builder()
                .indexName(index)
                .consistentRead(consistent)
                .keyConditionExpression("PK = :policy" + condition)
                .expressionAttributeValues(all);
    }

    private static PolicySummary summary(Item item) {
        return item.record(PolicySummaryJson::read);
    }

    private Entry entry(Item item) {
        EntryHeader header = EntryItem.header(item);
        return new Entry(header, contents.get(header, item));
    }

    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }
}
