package register.aws.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.recipient.LookupKeys;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.RecipientJson;
import register.recipient.Recipients;
import register.recipient.TermsInUse;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The recipients in the table, one item each, replaced by each change together with its lookup items. All reads are
/// consistent.
public final class DynamoRecipients implements Recipients {
    private static final String REVISION = "revision";
    /// After every sort key.
    private static final String END = "~";

    private final Table table;
    private final DynamoDbClient client;
    private final String tableName;
    private final LookupKeys keys;

    public DynamoRecipients(DynamoDbClient client, String tableName, LookupKeys keys) {
        this.table = new Table(client, tableName);
        this.client = client;
        this.tableName = tableName;
        this.keys = keys;
    }

    @Override
    public boolean add(Recipient recipient) {
        var pointers = RecipientPointers.of(recipient, keys);
        return done(PutTransaction.create(tableName, item(recipient, pointers)).with(pointers.all()));
    }

    @Override
    public Optional<Recipient> find(PolicyId policy, RecipientId id) {
        return table.get(Keys.recipient(policy, id), true).map(DynamoRecipients::recipient);
    }

    @Override
    public boolean replace(Recipient recipient) {
        Optional<Item> found = table.get(Keys.recipient(recipient.policy(), recipient.id()), true);
        if (found.isEmpty() || found.get().number(REVISION) != recipient.revision() - 1) {
            return false;
        }
        Recipient standing = recipient(found.get());
        var before = RecipientPointers.kept(standing, found.get());
        var after = before.following(standing, recipient, keys);
        List<Item> gone = new ArrayList<>(before.all());
        gone.removeAll(after.all());
        List<Item> come = new ArrayList<>(after.all());
        come.removeAll(before.all());
        return done(PutTransaction.replace(tableName, item(recipient, after), REVISION, (long) standing.revision())
                .without(gone)
                .with(come));
    }

    @Override
    public Optional<RecipientId> withExternalId(PolicyId policy, String externalId) {
        return table.get(Keys.recipientNamed(policy, keys.externalId(policy, externalId)), true)
                .map(RecipientPointers::id);
    }

    @Override
    public List<RecipientId> withAddress(PolicyId policy, String address) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :who")
                .expressionAttributeValues(
                        Map.of(":who", AttributeValue.fromS(Keys.recipientsAt(policy, keys.address(policy, address)))))
                .consistentRead(true)
                .build();
        return table.query(query, Integer.MAX_VALUE).stream()
                .map(RecipientPointers::id)
                .toList();
    }

    @Override
    public List<Recipient> list(PolicyId policy, @Nullable RecipientId after, int limit) {
        String from = after == null ? "" : after.value();
        var found = new ArrayList<Recipient>();
        for (String part : Keys.recipientParts(policy)) {
            String least = from.isEmpty() ? part : Keys.recipientPart(policy, from);
            if (part.compareTo(least) >= 0 && found.size() < limit) {
                table.query(between(part, from.isEmpty() ? "0" : from, END, true), limit - found.size() + 1).stream()
                        .map(DynamoRecipients::recipient)
                        .filter(recipient -> !recipient.id().value().equals(from))
                        .limit(limit - found.size())
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /// Two queries per combination, however many contacts have it.
    @Override
    public List<TermsInUse> termsInUse(PolicyId policy) {
        String partition = Keys.recipientTerms(policy);
        var found = new ArrayList<RecipientPointers.Stated>();
        String below = END;
        while (found.size() < MOST_TERMS) {
            List<Item> largest = table.query(between(partition, "0", below, false), 1);
            if (largest.isEmpty()) {
                break;
            }
            String one = RecipientPointers.combination(largest.getFirst());
            List<Item> same = table.query(
                    Table.beginningWith(partition, one).consistentRead(true).build(), MOST_COUNTED);
            if (!same.isEmpty()) {
                found.add(new RecipientPointers.Stated(one, same.size(), RecipientPointers.id(same.getFirst())));
            }
            // No sort key lies between the combination and its first item.
            below = one;
        }
        return found.stream()
                .map(stated -> stated.terms(find(policy, stated.first()).orElse(null)))
                .toList();
    }

    /// The number not erased minus the number ended; it reads as many pages as their items fill.
    @Override
    public int told(PolicyId policy) {
        int named = 0;
        for (String part : Keys.recipientParts(policy)) {
            named += table.query(
                            between(part, "0", END, true).toBuilder()
                                    .filterExpression("attribute_exists(" + RecipientPointers.AT + ")")
                                    .projectionExpression(Keys.SORT)
                                    .build(),
                            Integer.MAX_VALUE)
                    .size();
        }
        return named
                - table.query(between(Keys.recipientsEnded(policy), "0", END, true), Integer.MAX_VALUE)
                        .size();
    }

    @Override
    public List<RecipientId> endedUntil(PolicyId policy, Instant until, int limit) {
        return table.query(between(Keys.recipientsEnded(policy), "0", Item.instant(until) + END, true), limit).stream()
                .map(RecipientPointers::id)
                .toList();
    }

    private boolean done(PutTransaction transaction) {
        return transaction.commit(client) == PutTransaction.Outcome.DONE;
    }

    private static QueryRequest between(String partition, String least, String most, boolean forward) {
        return QueryRequest.builder()
                .keyConditionExpression("PK = :partition AND SK BETWEEN :least AND :most")
                .expressionAttributeValues(Map.of(
                        ":partition", AttributeValue.fromS(partition),
                        ":least", AttributeValue.fromS(least),
                        ":most", AttributeValue.fromS(most)))
                .scanIndexForward(forward)
                .consistentRead(true)
                .build();
    }

    private static Item item(Recipient recipient, RecipientPointers pointers) {
        return pointers.kept(foundBy(recipient)).with(RecipientJson.FORM.write(recipient));
    }

    private static Item.Builder foundBy(Recipient recipient) {
        return Item.with(Keys.recipient(recipient.policy(), recipient.id())).put(REVISION, recipient.revision());
    }

    private static Recipient recipient(Item item) {
        Recipient recipient = item.record(RecipientJson.FORM::read);
        item.requireSame(foundBy(recipient).build().attributes());
        return recipient;
    }
}
