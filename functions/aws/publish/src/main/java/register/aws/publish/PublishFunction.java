package register.aws.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Documents;
import register.aws.store.S3SubmittedFiles;
import register.aws.table.Reads;
import register.aws.table.TableChain;
import register.aws.table.TablePersonRecords;
import register.policyfile.PolicyPublishing;
import register.publish.PublishAnswer;
import register.publish.PublishHandler;
import register.publishing.Publishing;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Publishes the policy files put into the submissions bucket, into the table and the published bucket.
public final class PublishFunction implements RequestHandler<S3Event, List<PublishAnswer>> {
    private final PublishHandler handler;

    public PublishFunction() {
        this(Environment.ofProcess());
    }

    /// @throws IllegalStateException naming the first variable that is missing
    public PublishFunction(Environment environment) {
        Connection connection = Connection.of(environment);
        S3Client objects = S3Connection.of(connection).client();
        DynamoDbClient client = connection.dynamoDb();
        String table = environment.required("REGISTER_TABLE");
        var publishing = new Publishing(
                new TableChain(client, table, Reads.CONSISTENT),
                new S3Documents(objects, Buckets.of(environment)),
                new TablePersonRecords(client, table, Reads.CONSISTENT),
                Clock.systemUTC());
        this.handler = new PublishHandler(new PolicyPublishing(publishing), new S3SubmittedFiles(objects));
    }

    @Override
    public List<PublishAnswer> handleRequest(S3Event event, @Nullable Context context) {
        return handler.handleRequest(event, context);
    }
}
