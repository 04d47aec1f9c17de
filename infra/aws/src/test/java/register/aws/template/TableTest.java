package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.aws.stand.TableDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The template's table is the one pinned here, and the one in the tests.
///
/// | index | answers | why |
/// |---|---|---|
/// | the key | a record; a partition in order | |
/// | local `bySequence` | the last header; headers in order | An item holds its content, so a page of headers in the
/// table would read every list |
/// | local `inForce` | the list in force on a date | one read, content included |
/// | local `byDate` | versions by date; as known at an instant | headers without contents |
/// | global `listing` | policies; requests, runs, and objections by mail | may lag, and can be rebuilt |
/// | global `due` | the due work of a kind | the same |
/// | global `ends` | the records of a kind that end | the same |
///
/// The local indexes belong to the chain, which is read with strong consistency. Copies of a header as items of
/// their own could be seen one without the other, because a query does not wait for a transaction (DynamoDB
/// Developer Guide, "Isolation levels for DynamoDB transactions"). They project the header as one attribute, so that
/// a new field changes no index. A local index limits each partition key to 10 GB, indexes included. The largest
/// are `CHAIN#policy`: 100,000 entries of 50 KB, each counted twice.
class TableTest {
    private static final String ANOTHER_TABLE =
            "once deployed, it cannot change: that takes a new table, restored from an archive (docs/aws.md)";

    private static final String BACKFILL =
            "once deployed, a change takes an index under a new name, which DynamoDB fills from the table; a release"
                    + " that reads the new one; then one that drops this one, because an update creates or drops one"
                    + " index at a time";

    /// A part of the table that is permanent, or expensive to change.
    ///
    /// @param shape keys with their types, then the projection
    private record Part(String name, String shape, String cost) {}

    private static final List<Part> PINNED = List.of(
            new Part("key", "PK S HASH, SK S RANGE", ANOTHER_TABLE),
            new Part("local bySequence", "PK S HASH, sequence N RANGE; INCLUDE header", ANOTHER_TABLE),
            new Part("local inForce", "PK S HASH, effective S RANGE; ALL", ANOTHER_TABLE),
            new Part("local byDate", "PK S HASH, effective S RANGE; INCLUDE header recordedAt", ANOTHER_TABLE),
            new Part("global listing", "listed S HASH, listedAs S RANGE; KEYS_ONLY", BACKFILL),
            new Part("global due", "due S HASH, dueAt S RANGE; KEYS_ONLY", BACKFILL),
            new Part("global ends", "ends S HASH, endsAt S RANGE; KEYS_ONLY", BACKFILL),
            new Part("time to live", "expires", "records already written keep the former attribute, and never expire"),
            new Part("stream", "KEYS_ONLY", "entries recorded between two streams wait for the hourly functions"));

    /// Properties that affect neither keys nor readers: they protect the table, and no test depends on them.
    private static final Set<String> ONLY_DEPLOYED = Set.of(
            "DeletionProtectionEnabled",
            "PointInTimeRecoverySpecification",
            "ResourcePolicy",
            "SSESpecification",
            "TimeToLiveSpecification");

    private final CreateTableRequest made = TableDefinition.of("any");
    private final Map<?, ?> deployed;

    TableTest() throws IOException {
        this.deployed = Template.read().resource("AWS::DynamoDB::Table", "Table");
    }

    @Test
    void nothingPermanentChangesUnnoticed() {
        Map<String, String> shapes = shapes();
        PINNED.forEach(part -> assertEquals(part.shape(), shapes.get(part.name()), part.name() + ": " + part.cost()));
        assertEquals(
                PINNED.stream().map(Part::name).collect(Collectors.toSet()),
                shapes.keySet(),
                "a new index: pin it; local ones cannot be added once deployed");
    }

    private Map<String, String> shapes() {
        var shapes = new TreeMap<String, String>();
        shapes.put("key", typed(deployed));
        for (String kind : List.of("Local", "Global")) {
            Template.items(deployed.get(kind + "SecondaryIndexes"))
                    .map(Template::map)
                    .forEach(index -> {
                        Map<?, ?> projection = Template.map(index.get("Projection"));
                        Stream<String> projected = Stream.concat(
                                Stream.of(String.valueOf(projection.get("ProjectionType"))),
                                Template.items(projection.get("NonKeyAttributes"))
                                        .map(String::valueOf));
                        shapes.put(
                                kind.toLowerCase(Locale.ROOT) + " " + index.get("IndexName"),
                                typed(index) + "; " + projected.collect(Collectors.joining(" ")));
                    });
        }
        shapes.put("time to live", value("TimeToLiveSpecification", "AttributeName"));
        shapes.put("stream", value("StreamSpecification", "StreamViewType"));
        return shapes;
    }

    private String value(String specification, String name) {
        return String.valueOf(Template.map(deployed.get(specification)).get(name));
    }

    private String typed(Map<?, ?> holder) {
        Map<Object, Object> types = types();
        return keys(holder).stream()
                .map(key -> key.split(" "))
                .map(key -> key[0] + " " + types.get(key[0]) + " " + key[1])
                .collect(Collectors.joining(", "));
    }

    private Map<Object, Object> types() {
        var types = new TreeMap<Object, Object>();
        Template.items(deployed.get("AttributeDefinitions"))
                .map(Template::map)
                .forEach(attribute -> types.put(attribute.get("AttributeName"), attribute.get("AttributeType")));
        return types;
    }

    @Test
    void everythingThatTheTemplateSaysOfItIsComparedHere() {
        var said = deployed.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
        said.removeAll(ONLY_DEPLOYED);
        assertEquals(
                Set.of(
                        "BillingMode",
                        "AttributeDefinitions",
                        "KeySchema",
                        "LocalSecondaryIndexes",
                        "GlobalSecondaryIndexes",
                        "StreamSpecification"),
                said);
    }

    @Test
    void keysAndTheirTypesAreTheSame() {
        assertEquals(
                types(),
                made.attributeDefinitions().stream()
                        .collect(Collectors.toMap(
                                AttributeDefinition::attributeName,
                                AttributeDefinition::attributeTypeAsString,
                                (a, _) -> a,
                                TreeMap::new)));
        assertEquals(keys(deployed), keys(made.keySchema()));
        assertEquals(deployed.get("BillingMode"), made.billingModeAsString());
    }

    @Test
    void indexesAreTheSame() {
        var local = new TreeMap<Object, Object>();
        made.localSecondaryIndexes()
                .forEach(index -> local.put(index.indexName(), index(index.keySchema(), index.projection())));
        assertEquals(indexes("LocalSecondaryIndexes"), local);
        var global = new TreeMap<Object, Object>();
        made.globalSecondaryIndexes()
                .forEach(index -> global.put(index.indexName(), index(index.keySchema(), index.projection())));
        assertEquals(indexes("GlobalSecondaryIndexes"), global);
    }

    @Test
    void theStreamIsTheSame() {
        assertEquals(
                Map.of("StreamViewType", made.streamSpecification().streamViewTypeAsString()),
                deployed.get("StreamSpecification"));
    }

    private Map<Object, Object> indexes(String kind) {
        var indexes = new TreeMap<Object, Object>();
        Template.items(deployed.get(kind)).map(Template::map).forEach(index -> {
            Map<?, ?> projection = Template.map(index.get("Projection"));
            indexes.put(
                    index.get("IndexName"),
                    List.of(
                            keys(index),
                            String.valueOf(projection.get("ProjectionType")),
                            Template.items(projection.get("NonKeyAttributes")).toList()));
        });
        return indexes;
    }

    private static List<Object> index(List<KeySchemaElement> keys, Projection projection) {
        return List.of(keys(keys), projection.projectionTypeAsString(), projection.nonKeyAttributes());
    }

    private static List<String> keys(Map<?, ?> holder) {
        return Template.items(holder.get("KeySchema"))
                .map(Template::map)
                .map(key -> key.get("AttributeName") + " " + key.get("KeyType"))
                .toList();
    }

    private static List<String> keys(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList();
    }
}
