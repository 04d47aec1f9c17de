package register.aws.dynamodb.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.aws.dynamodb.Item;
import register.aws.dynamodb.Keys;
import register.aws.dynamodb.Table;
import register.aws.dynamodb.Transaction;
import register.objection.Objection;
import register.objection.ObjectionJson;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The objections in the table, one item each, replaced by each change together with the item that says when a mail
/// about it is due. All reads are consistent.
public final class DynamoObjections implements Objections {
    private static final String REVISION = "revision";
    private static final String MAIL_DUE = "mailDue";
    private static final String BETWEEN = "#";
    /// Sorts after `BETWEEN`, so after all that begins with an instant.
    private static final String AFTER = "$";

    private final Table table;
    private final DynamoDbClient client;
    private final String tableName;

    public DynamoObjections(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
        this.client = client;
        this.tableName = tableName;
    }

    @Override
    public boolean add(Objection objection) {
        return done(Transaction.create(tableName, item(objection)).with(due(objection)));
    }

    @Override
    public Optional<Objection> find(PolicyId policy, ObjectionReference reference) {
        return table.get(Keys.objection(policy, reference), true).map(DynamoObjections::objection);
    }

    @Override
    public boolean replace(Objection objection) {
        long revision = objection.revision() - 1L;
        Optional<Objection> standing = find(objection.policy(), objection.reference());
        if (standing.isEmpty() || standing.get().revision() != revision) {
            return false;
        }
        List<Item> gone = new ArrayList<>(due(standing.get()));
        List<Item> come = new ArrayList<>(due(objection));
        gone.removeAll(due(objection));
        come.removeAll(due(standing.get()));
        return done(Transaction.replace(tableName, item(objection), REVISION, revision)
                .without(gone)
                .with(come));
    }

    @Override
    public List<Objection> list(PolicyId policy, @Nullable ObjectionReference after, int limit) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :policy AND SK > :after")
                .expressionAttributeValues(Map.of(
                        ":policy", AttributeValue.fromS(Keys.objections(policy)),
                        ":after", AttributeValue.fromS(after == null ? "0" : after.value())))
                .consistentRead(true)
                .build();
        return table.query(query, limit).stream()
                .map(DynamoObjections::objection)
                .toList();
    }

    @Override
    public List<Place> mailDue(Instant now, int limit) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :due AND SK <= :now")
                .expressionAttributeValues(Map.of(
                        ":due", AttributeValue.fromS(Keys.OBJECTION_MAILS),
                        ":now", AttributeValue.fromS(Item.instant(now) + AFTER)))
                .consistentRead(true)
                .build();
        return table.query(query, limit).stream()
                .map(item -> item.required(Keys.SORT, DynamoObjections::place))
                .toList();
    }

    private boolean done(Transaction transaction) {
        return transaction.commit(client) == Transaction.Outcome.DONE;
    }

    private static Place place(String sort) {
        String[] parts = sort.split(BETWEEN, -1);
        return new Place(new PolicyId(parts[1]), new ObjectionReference(parts[2]));
    }

    private static List<Item> due(Objection objection) {
        return objection
                .mailDue()
                .map(at -> Item.with(Keys.objectionMail(
                                Item.instant(at) + BETWEEN + objection.policy() + BETWEEN + objection.reference()))
                        .build())
                .stream()
                .toList();
    }

    private static Item item(Objection objection) {
        return foundBy(objection).record(ObjectionJson.of(objection)).build();
    }

    private static Item.Builder foundBy(Objection objection) {
        return Item.with(Keys.objection(objection.policy(), objection.reference()))
                .put(REVISION, objection.revision())
                .put(MAIL_DUE, objection.mailDue().orElse(null));
    }

    private static Objection objection(Item item) {
        Objection objection = item.record(ObjectionJson::read);
        item.requireSame(foundBy(objection).build().attributes());
        return objection;
    }
}
