package register.aws.dynamodb;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.document.SealCertificates;
import register.document.SealUse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The certificates of seals in the table, one item each.
public final class DynamoSealCertificates implements SealCertificates {
    private final Table table;
    private final boolean consistent;

    public DynamoSealCertificates(DynamoDbClient client, String tableName, Reads reads) {
        this.table = new Table(client, tableName);
        this.consistent = reads.consistent();
    }

    @Override
    public void record(SealCertificate certificate) {
        var _ = table.putIfAbsent(Item.with(Keys.certificate(certificate.use(), certificate.sha256()))
                .record(SealCertificateJson.of(certificate))
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
                .map(DynamoSealCertificates::certificate)
                .toList();
    }

    private static SealCertificate certificate(Item item) {
        SealCertificate certificate = item.record(SealCertificateJson::read);
        item.requireSame(Keys.certificate(certificate.use(), certificate.sha256()));
        return certificate;
    }
}
