package register.aws.table;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.chain.Sha256;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.document.SealUse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The certificates of seals in the table, an item each.
public final class TableSealCertificates implements SealCertificates {
    private static final String SUBJECT = "subject";
    private static final String NOT_BEFORE = "notBefore";
    private static final String NOT_AFTER = "notAfter";
    private static final String CHAIN = "chain";
    private static final String USED_SINCE = "usedSince";
    private static final String IMPORTED = "imported";

    private final Table table;
    private final boolean consistent;

    public TableSealCertificates(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    @Override
    public void record(SealCertificate certificate) {
        var _ = table.putIfAbsent(Item.with(Keys.certificate(certificate.use(), certificate.sha256()))
                .put(SUBJECT, certificate.subject())
                .put(NOT_BEFORE, certificate.notBefore())
                .put(NOT_AFTER, certificate.notAfter())
                .put(CHAIN, certificate.chain())
                .put(USED_SINCE, certificate.usedSince())
                .put(IMPORTED, certificate.imported() ? 1 : 0)
                .build());
    }

    @Override
    public List<SealCertificate> all() {
        return Stream.of(SealUse.values())
                .flatMap(use -> of(use).stream())
                .sorted(Comparator.comparing(SealCertificate::usedSince)
                        .thenComparing(certificate -> certificate.sha256().hex()))
                .toList();
    }

    private List<SealCertificate> of(SealUse use) {
        QueryRequest query = QueryRequest.builder()
                .keyConditionExpression("PK = :certificates")
                .expressionAttributeValues(Map.of(":certificates", AttributeValue.fromS(Keys.certificates(use))))
                .consistentRead(consistent)
                .build();
        return table.query(query, Integer.MAX_VALUE).stream()
                .map(item -> certificate(use, item))
                .toList();
    }

    private static SealCertificate certificate(SealUse use, Item item) {
        return new SealCertificate(
                use,
                item.required(Keys.SORT, Sha256::new),
                item.text(SUBJECT),
                item.required(NOT_BEFORE, Instant::parse),
                item.required(NOT_AFTER, Instant::parse),
                item.text(CHAIN),
                item.required(USED_SINCE, Instant::parse),
                item.number(IMPORTED) == 1);
    }
}
