package register.aws.snapshot;

import java.time.Clock;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.key.KmsCheckpointSigner;
import register.aws.key.KmsConnection;
import register.aws.seal.Sealing;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Documents;
import register.aws.table.Reads;
import register.aws.table.TableChain;
import register.aws.table.TableCheckpointLog;
import register.aws.table.TableIssuedDocuments;
import register.aws.table.TablePersonRecords;
import register.aws.table.TableSealCertificates;
import register.chain.Checkpoints;
import register.chain.TimeStamps;
import register.document.Erasure;
import register.document.Snapshots;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// What both functions of this package do, put together.
record SnapshotMaking(Snapshots snapshots, Checkpoints checkpoints, TimeStamps timeStamps, Erasure erasure) {
    /// @throws IllegalStateException naming the first variable that is missing
    static SnapshotMaking of(Environment environment) {
        Clock clock = Clock.systemUTC();
        Connection connection = Connection.of(environment);
        DynamoDbClient client = connection.dynamoDb();
        String table = environment.required("REGISTER_TABLE");
        var documents = new S3Documents(S3Connection.of(connection).client(), Buckets.of(environment));
        KmsClient keys = KmsConnection.client(connection);
        var chain = new TableChain(client, table, Reads.CONSISTENT);
        var persons = new TablePersonRecords(client, table, Reads.CONSISTENT);
        var snapshots = new Snapshots(
                chain,
                documents,
                new TableIssuedDocuments(client, table, Reads.CONSISTENT),
                persons,
                Sealing.snapshots(
                        environment,
                        keys,
                        documents,
                        new TableSealCertificates(client, table, Reads.CONSISTENT),
                        clock),
                clock);
        var log = new TableCheckpointLog(client, table, Reads.CONSISTENT);
        var checkpoints = new Checkpoints(
                chain, log, new KmsCheckpointSigner(keys, environment.required("REGISTER_CHECKPOINT_KEY")));
        return new SnapshotMaking(
                snapshots,
                checkpoints,
                Sealing.timeStamps(environment, chain, log),
                new Erasure(chain, persons, documents, clock));
    }
}
