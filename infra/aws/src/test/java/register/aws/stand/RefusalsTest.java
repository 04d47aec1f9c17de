package register.aws.stand;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// The stand-in for DynamoDB refuses what DynamoDB refuses (Developer Guide, "Quotas in Amazon DynamoDB",
/// "Constraints in Amazon DynamoDB"; API Reference), so that no request succeeds here that fails there. Each of
/// these requests has a neighbour that is accepted, which shows that it is refused only for the reason in its name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    /// Requests that moto 5.1.1 accepts, or answers with an internal error; reported as skipped where it stands in for
    /// DynamoDB.
    private static final Set<String> NOT_REFUSED_BY_MOTO = Set.of(
            "an index's key of another type",
            "a number of 39 digits",
            "more than 32 levels",
            "a batch of more than 25 writes",
            "a transaction of more than 4 MB",
            "a filter on a key",
            "a value that is not given",
            "a value that is not used",
            "BETWEEN with its bounds reversed",
            "a limit of 0",
            "what an index does not have");

    private static final int KB = 1024;

    private final String table = "refusals-" + UUID.randomUUID();
    private DynamoDbClient client;

    /// A request that is refused, and one like it that is not.
    record Refusal(String what, Runnable refused, Runnable accepted) {
        @Override
        public String toString() {
            return what;
        }
    }

    @BeforeAll
    void create() {
        client = Stands.aws().connection().dynamoDb();
        client.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("PK", ScalarAttributeType.S),
                        attribute("SK", ScalarAttributeType.S),
                        attribute("count", ScalarAttributeType.N))
                .keySchema(key("PK", KeyType.HASH), key("SK", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("byCount")
                        .keySchema(key("PK", KeyType.HASH), key("count", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
        client.waiter().waitUntilTableExists(request -> request.tableName(table));
    }

    @AfterAll
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatDynamoDbRefusesIsRefused(Refusal refusal) {
        assertDoesNotThrow(refusal.accepted()::run, "its neighbour");
        int status = status(refusal.refused());
        if (status != 400) {
            String stand = Stands.aws().name();
            String answer = "%s answers %s with %d; DynamoDB refuses it".formatted(stand, refusal, status);
            boolean known = stand.startsWith(Moto.NAME) && NOT_REFUSED_BY_MOTO.contains(refusal.what());
            Assumptions.abort(known ? answer : fail(answer));
        }
    }

    private static int status(Runnable request) {
        try {
            request.run();
            return 200;
        } catch (DynamoDbException e) {
            return e.statusCode();
        }
    }

    Stream<Refusal> refusals() {
        return Stream.of(
                putting("an index's key of another type", "count", text("1"), number("1")),
                putting("an empty key", "SK", text(""), text("s")),
                putting("a partition key of more than 2,048 bytes", "PK", text(2049), text(2048)),
                putting("a sort key of more than 1,024 bytes", "SK", text(1025), text(1024)),
                putting("an item of more than 400 KB", "more", text(400 * KB), text(390 * KB)),
                putting("a number of 39 digits", "more", number("1".repeat(39)), number("1".repeat(38))),
                putting("an empty set", "more", AttributeValue.fromSs(List.of()), AttributeValue.fromSs(List.of("a"))),
                putting("more than 32 levels", "more", nested(33), nested(32)),
                new Refusal("a batch of more than 25 writes", () -> write(keys(26)), () -> write(keys(25))),
                transacting("a transaction of more than 100 items", keys(101), keys(100), 1),
                transacting("a transaction of more than 4 MB", keys(11), keys(10), 390 * KB),
                transacting("the same item twice in a transaction", List.of("A", "A"), List.of("A", "B"), 1),
                filtering("a filter on a key", "SK > :pk", "more > :pk"),
                filtering("a value that is not given", "more > :more", "more > :pk"),
                filtering("a reserved word as a name", "comment > :pk", "comments > :pk"),
                querying("BETWEEN with its bounds reversed", between("z", "a"), between("a", "z")),
                querying("a limit of 0", query -> query.limit(0), query -> query.limit(1)),
                querying(
                        "a condition without the partition key",
                        query -> query.keyConditionExpression("SK = :pk"),
                        query -> query.keyConditionExpression("PK = :pk AND SK = :pk")),
                querying(
                        "a value that is not used",
                        query -> query.expressionAttributeValues(Map.of(":pk", text("P"), ":more", text("m"))),
                        UnaryOperator.identity()),
                querying(
                        "a strong read of a global index",
                        query -> query.indexName("byCount").consistentRead(true),
                        query -> query.indexName("byCount").consistentRead(false)),
                querying(
                        "what an index does not have",
                        query -> query.indexName("byCount").select(Select.ALL_ATTRIBUTES),
                        query -> query.indexName("byCount").select(Select.ALL_PROJECTED_ATTRIBUTES)),
                new Refusal("an update of a key", () -> set("SK"), () -> set("more")));
    }

    private Refusal putting(String what, String attribute, AttributeValue refused, AttributeValue accepted) {
        return new Refusal(what, () -> put(attribute, refused), () -> put(attribute, accepted));
    }

    private void put(String attribute, AttributeValue value) {
        var item = new HashMap<>(key("S"));
        item.put(attribute, value);
        client.putItem(request -> request.tableName(table).item(item));
    }

    private void write(List<String> keys) {
        List<WriteRequest> writes = keys.stream()
                .map(key -> WriteRequest.builder()
                        .putRequest(put -> put.item(key(key)))
                        .build())
                .toList();
        client.batchWriteItem(request -> request.requestItems(Map.of(table, writes)));
    }

    /// @param refused sort keys
    private Refusal transacting(String what, List<String> refused, List<String> accepted, int bytes) {
        return new Refusal(what, () -> transact(refused, bytes), () -> transact(accepted, bytes));
    }

    private void transact(List<String> keys, int bytes) {
        client.transactWriteItems(request -> request.transactItems(keys.stream()
                .map(key -> {
                    var item = new HashMap<>(key(key));
                    item.put("more", text(bytes));
                    return TransactWriteItem.builder()
                            .put(put -> put.tableName(table).item(item))
                            .build();
                })
                .toList()));
    }

    private Refusal filtering(String what, String refused, String accepted) {
        return querying(what, query -> query.filterExpression(refused), query -> query.filterExpression(accepted));
    }

    private Refusal querying(
            String what, UnaryOperator<QueryRequest.Builder> refused, UnaryOperator<QueryRequest.Builder> accepted) {
        return new Refusal(what, () -> query(refused), () -> query(accepted));
    }

    private void query(UnaryOperator<QueryRequest.Builder> more) {
        client.query(more.apply(QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("PK = :pk")
                        .expressionAttributeValues(Map.of(":pk", text("P"))))
                .build());
    }

    private void set(String attribute) {
        client.updateItem(request -> request.tableName(table)
                .key(key("S"))
                .updateExpression("SET " + attribute + " = :value")
                .expressionAttributeValues(Map.of(":value", text("S"))));
    }

    private static UnaryOperator<QueryRequest.Builder> between(String from, String to) {
        return query -> query.keyConditionExpression("PK = :pk AND SK BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(":pk", text("P"), ":from", text(from), ":to", text(to)));
    }

    private static List<String> keys(int number) {
        return IntStream.range(0, number).mapToObj(key -> "K" + key).toList();
    }

    private static Map<String, AttributeValue> key(String sort) {
        return Map.of("PK", text("P"), "SK", text(sort));
    }

    private static AttributeValue nested(int levels) {
        return levels == 1 ? text("leaf") : AttributeValue.fromL(List.of(nested(levels - 1)));
    }

    private static AttributeValue text(int bytes) {
        return text("x".repeat(bytes));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
