package register.aws.snapshot;

import java.time.Clock;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.key.KeyOnFirstUse;
import register.aws.key.KmsConnection;
import register.aws.key.KmsSigningKey;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Documents;
import register.aws.table.Reads;
import register.aws.table.TableChain;
import register.aws.table.TableIssuedDocuments;
import register.document.Snapshots;
import register.documents.PdfDocuments;
import register.json.text.JsonText;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Puts together what both functions of this package do.
final class SnapshotMaking {
    private SnapshotMaking() {}

    /// @throws IllegalStateException naming the first variable that is missing
    static Snapshots of(Environment environment) {
        Clock clock = Clock.systemUTC();
        Connection connection = Connection.of(environment);
        DynamoDbClient client = connection.dynamoDb();
        String table = environment.required("REGISTER_TABLE");
        var documents = new S3Documents(S3Connection.of(connection).client(), Buckets.of(environment));
        KmsClient keys = KmsConnection.client(connection);
        String key = environment.required("REGISTER_SEAL_KEY");
        String organisation = environment.required("REGISTER_SEAL_SUBJECT");
        return new Snapshots(
                new TableChain(client, table, Reads.CONSISTENT),
                documents,
                new TableIssuedDocuments(client, table, Reads.CONSISTENT),
                new PdfDocuments(
                        new KeyOnFirstUse(() -> KmsSigningKey.open(keys, key, organisation, documents, clock)), clock),
                JsonText::parse,
                clock);
    }
}
