package register.aws.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import register.chain.Bytes;
import register.json.Json;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.policy.Commitment;
import register.policy.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The records of natural persons in the table, apart from the entries of their policy, which nobody may erase.
public final class TablePersonRecords implements PersonRecords {
    private static final String SUBPROCESSOR = "subprocessorId";
    private static final String SALT = "salt";
    private static final String PERSONAL = "personal";
    private static final String RECORDED_AT = "recorded";

    private final Table table;
    private final boolean consistent;

    public TablePersonRecords(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    @Override
    public void put(PersonRecord record) {
        var _ = table.putIfAbsent(Item.with(Keys.person(record.policy(), record.commitment()))
                .put(SUBPROCESSOR, record.subprocessorId())
                .put(SALT, record.salt().toArray())
                .put(PERSONAL, attribute(record.personal()))
                .put(RECORDED_AT, record.recordedAt())
                .put(Keys.LISTED, Keys.PERSONS)
                .put(Keys.LISTED_AS, record.policy().value())
                .build());
    }

    @Override
    public List<PersonRecord> of(PolicyId policy) {
        QueryRequest all = Table.beginningWith(Keys.persons(policy), Keys.PERSON_RECORDS)
                .consistentRead(consistent)
                .build();
        return table.query(all, Integer.MAX_VALUE).stream()
                .map(TablePersonRecords::record)
                .toList();
    }

    @Override
    public Optional<PersonRecord> find(PolicyId policy, Commitment commitment) {
        return table.get(Keys.person(policy, commitment), consistent).map(TablePersonRecords::record);
    }

    @Override
    public boolean erase(PolicyId policy, Commitment commitment) {
        return table.delete(Keys.person(policy, commitment));
    }

    /// A policy may be missing for a moment after its first record, and be there for a moment after its last.
    @Override
    public List<PolicyId> policies() {
        QueryRequest listed = QueryRequest.builder()
                .indexName(Keys.LISTING)
                .keyConditionExpression("listed = :what")
                .expressionAttributeValues(Map.of(":what", AttributeValue.fromS(Keys.PERSONS)))
                .build();
        return table.query(listed, Integer.MAX_VALUE).stream()
                .map(item -> item.text(Keys.LISTED_AS))
                .distinct()
                .sorted()
                .map(PolicyId::new)
                .toList();
    }

    private static PersonRecord record(Item item) {
        return new PersonRecord(
                Keys.policy(item.text(Keys.PARTITION)),
                item.text(SUBPROCESSOR),
                Bytes.of(item.bytes(SALT)),
                json(item.map(PERSONAL)),
                item.required(RECORDED_AT, Instant::parse));
    }

    /// Personal fields are texts, and objects of texts.
    private static AttributeValue attribute(Json value) {
        return switch (value) {
            case Json.Str text -> AttributeValue.fromS(text.value());
            case Json.Obj object -> {
                var members = new TreeMap<String, AttributeValue>();
                object.members().forEach((name, member) -> members.put(name, attribute(member)));
                yield AttributeValue.fromM(members);
            }
            default -> throw new IllegalArgumentException("a personal field that is no text");
        };
    }

    private static Json.Obj json(Map<String, AttributeValue> attributes) {
        Json.Builder object = Json.object();
        attributes.forEach((name, value) -> object.put(name, value.hasM() ? json(value.m()) : Json.of(value.s())));
        return object.build();
    }
}
