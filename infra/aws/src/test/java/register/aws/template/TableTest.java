package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.aws.stand.TableDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The table in the tests equals the template's.
class TableTest {
    /// Properties invisible to keys and readers: they protect the table and do not matter to any test.
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
        var types = new TreeMap<Object, Object>();
        Template.items(deployed.get("AttributeDefinitions"))
                .map(Template::map)
                .forEach(attribute -> types.put(attribute.get("AttributeName"), attribute.get("AttributeType")));
        assertEquals(
                types,
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
