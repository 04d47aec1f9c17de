package register.aws.redirect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.Priming;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Links;
import register.aws.table.Reads;
import register.aws.table.TableChain;
import register.aws.table.TableIssuedDocuments;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.policy.PolicyId;
import register.read.RedirectHandler;
import register.read.Site;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Answers API Gateway, for a snapshot's stable address, with one from which S3 serves it for a short time.
public final class RedirectFunction implements RequestStreamHandler {
    private static final PolicyId NOBODYS = new PolicyId("priming");

    private final TableChain chain;
    private final DocumentLinks links;
    private final RedirectHandler handler;

    @SuppressWarnings("UnusedVariable") // Held, or the hook is forgotten.
    private final Priming priming = Priming.beforeSnapshot(this::prime);

    public RedirectFunction() {
        this(Environment.ofProcess());
    }

    /// @throws IllegalStateException naming the first variable that is missing
    public RedirectFunction(Environment environment) {
        Connection connection = Connection.of(environment);
        DynamoDbClient client = connection.dynamoDb();
        String table = environment.required("REGISTER_TABLE");
        S3Connection s3 = S3Connection.of(connection);
        S3Client objects = s3.client();
        this.chain = new TableChain(client, table, Reads.EVENTUAL);
        this.links = new S3Links(objects, s3.presigner(objects), Buckets.of(environment));
        this.handler = new RedirectHandler(
                chain,
                new TableIssuedDocuments(client, table, Reads.EVENTUAL),
                links,
                new Site(null, true),
                Clock.systemUTC());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, @Nullable Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }

    /// Asks the table and the bucket for what is not there.
    private void prime() {
        try {
            var _ = chain.entry(NOBODYS, 1);
            var _ = links.shortLived(
                    new DocumentKey(DocumentKey.Shelf.PUBLISHED, "snapshots/priming"), Sha256.of(new byte[0]), "none");
        } catch (SdkException _) {
            // What is out of reach now may be within reach of the requests.
        }
    }
}
