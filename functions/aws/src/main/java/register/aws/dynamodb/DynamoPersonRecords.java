package register.aws.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.policy.Commitment;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The records of natural persons in the table, separate from their policy's entries, which nobody may erase.
public final class DynamoPersonRecords implements PersonRecords {
    private final Table table;
    private final boolean consistent;

    public DynamoPersonRecords(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    @Override
    public void put(PersonRecord record) {
        var _ = table.putIfAbsent(Item.with(Keys.person(record.policy(), record.commitment()))
                .put(Keys.LISTED, Keys.PERSONS)
                .put(Keys.LISTED_AS, record.policy().value())
                .record(record.json())
                .build());
    }

    @Override
    public List<PersonRecord> of(PolicyId policy) {
        QueryRequest all = Table.beginningWith(Keys.persons(policy), Keys.PERSON_RECORDS)
                .consistentRead(consistent)
                .build();
        return table.query(all, Integer.MAX_VALUE).stream()
                .map(DynamoPersonRecords::record)
                .toList();
    }

    @Override
    public Optional<PersonRecord> find(PolicyId policy, Commitment commitment) {
        return table.get(Keys.person(policy, commitment), consistent).map(DynamoPersonRecords::record);
    }

    @Override
    public boolean erase(PolicyId policy, Commitment commitment) {
        return table.delete(Keys.person(policy, commitment));
    }

    /// A policy may be missing for a moment after its first record, and remain for a moment after its last is erased.
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
        PersonRecord record = item.record(PersonRecord::read);
        item.requireSame(Keys.person(record.policy(), record.commitment()));
        return record;
    }
}
