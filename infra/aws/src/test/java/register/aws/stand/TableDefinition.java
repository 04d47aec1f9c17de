package register.aws.stand;

import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// The table as in `template.yaml`; `TableTest` compares them.
public final class TableDefinition {
    private TableDefinition() {}

    /// Makes an empty table with a name of its own.
    ///
    /// @return the name
    public static String create(DynamoDbClient client) {
        String name = "register-" + UUID.randomUUID();
        try {
            client.createTable(of(name));
        } catch (ResourceInUseException e) {
            // On a busy machine the first answer may take so long that the SDK repeats the request.
            if (e.numAttempts() == 1) {
                throw e;
            }
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
        return name;
    }

    public static CreateTableRequest of(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("PK", ScalarAttributeType.S),
                        attribute("SK", ScalarAttributeType.S),
                        attribute("sequence", ScalarAttributeType.N),
                        attribute("effective", ScalarAttributeType.S),
                        attribute("listed", ScalarAttributeType.S),
                        attribute("listedAs", ScalarAttributeType.S),
                        attribute("due", ScalarAttributeType.S),
                        attribute("dueAt", ScalarAttributeType.S),
                        attribute("ends", ScalarAttributeType.S),
                        attribute("endsAt", ScalarAttributeType.S))
                .keySchema(keys("PK", "SK"))
                .localSecondaryIndexes(
                        local("bySequence", "sequence", "header"),
                        local("inForce", "effective"),
                        local("byDate", "effective", "header", "recordedAt"))
                .globalSecondaryIndexes(
                        global("listing", "listed", "listedAs"),
                        global("due", "due", "dueAt"),
                        global("ends", "ends", "endsAt"))
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY))
                .build();
    }

    /// An index with these attributes, or all if none is given.
    private static LocalSecondaryIndex local(String name, String sort, String... attributes) {
        Projection projection = attributes.length == 0
                ? Projection.builder().projectionType(ProjectionType.ALL).build()
                : Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(attributes)
                        .build();
        return LocalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys("PK", sort))
                .projection(projection)
                .build();
    }

    private static GlobalSecondaryIndex global(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys(hash, range))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement[] keys(String hash, String range) {
        return Stream.of(hash, range)
                .map(name -> KeySchemaElement.builder()
                        .attributeName(name)
                        .keyType(name.equals(hash) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toArray(KeySchemaElement[]::new);
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
