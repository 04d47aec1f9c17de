package register.aws.s3;

import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.aws.AwsConnection;
import register.aws.dynamodb.DynamoPorts;
import register.aws.dynamodb.Reads;
import register.aws.kms.KmsReferenceKey;
import register.chain.Chain;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.recipient.Recipients;
import register.request.delivery.MailCopies;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.CheckpointLog;
import software.amazon.awssdk.services.s3.S3Client;

/// The ports on AWS: the table, and the buckets that a function may use. Reads that decide on writes are consistent.
public final class AwsPorts extends DynamoPorts implements Ports {
    private final S3Connection s3;
    private final S3Client objects;
    private final Buckets buckets;
    private final AwsConnection connection;
    private final Variables variables;

    private AwsPorts(AwsConnection connection, Variables variables, Reads reads) {
        super(connection.dynamoDb(), name(variables), reads);
        this.s3 = S3Connection.of(connection);
        this.objects = s3.client();
        this.buckets = Buckets.of(variables);
        this.connection = connection;
        this.variables = variables;
    }

    /// @throws BadSettingException naming the first missing variable
    public static AwsPorts of(Variables variables) {
        return of(variables, Reads.CONSISTENT);
    }

    /// @param reads the consistency of reads of the table
    /// @throws BadSettingException naming the first missing variable
    public static AwsPorts of(Variables variables, Reads reads) {
        return new AwsPorts(AwsConnection.of(variables), variables, reads);
    }

    /// Nothing is appended that would fork a log whose later checkpoints the bucket has.
    @Override
    public Chain chain() {
        return chain(kept()::requireNew);
    }

    @Override
    public CheckpointLog checkpoints() {
        return checkpoints(kept()::keep);
    }

    /// The checkpoints in the bucket.
    public KeptCheckpoints kept() {
        return new KeptCheckpoints(documents(), super.chain());
    }

    @Override
    public DocumentStore documents() {
        return new S3Documents(objects, buckets);
    }

    @Override
    public DocumentLinks links() {
        return links(null);
    }

    /// @param edge the address that serves what is published, without a trailing slash; null for none
    public DocumentLinks links(@Nullable String edge) {
        return new S3Links(objects, s3.presigner(objects), buckets, S3Links.LIFETIME, edge);
    }

    @Override
    public Recipients recipients() {
        return recipients(KmsReferenceKey.onUse(connection, variables));
    }

    /// The messages that SES stored.
    public MailCopies mailCopies() {
        return new S3MailCopies(objects, buckets);
    }

    /// The client for other objects; it is closed with the ports.
    public S3Client objects() {
        return objects;
    }

    @Override
    public void close() {
        objects.close();
        super.close();
    }
}
