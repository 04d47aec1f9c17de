package register.aws.snapshot;

import java.time.Clock;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Documents;
import register.aws.store.S3MailCopies;
import register.aws.table.Reads;
import register.aws.table.TableIssuedDocuments;
import register.aws.table.TableRequestLog;
import register.document.RequestErasure;
import register.request.Retention;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Erases requests whose time is over, put together.
final class RequestEnding {
    private RequestEnding() {}

    /// @throws IllegalStateException naming the first variable that is missing or cannot be used
    static RequestErasure of(Environment environment) {
        Connection connection = Connection.of(environment);
        DynamoDbClient client = connection.dynamoDb();
        String table = environment.required("REGISTER_TABLE");
        S3Client objects = S3Connection.of(connection).client();
        Buckets buckets = Buckets.of(environment);
        return new RequestErasure(
                new TableRequestLog(client, table),
                new S3Documents(objects, buckets),
                new TableIssuedDocuments(client, table, Reads.CONSISTENT),
                new S3MailCopies(objects, buckets),
                retention(environment),
                Clock.systemUTC());
    }

    private static Retention retention(Environment environment) {
        return new Retention(
                days(environment, "REGISTER_MAIL_DAYS", Retention.DEFAULT.mailDays()),
                days(environment, "REGISTER_REQUEST_DAYS", Retention.DEFAULT.requestDays()));
    }

    private static int days(Environment environment, String variable, int otherwise) {
        String value = environment.optional(variable);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(variable + ": \"" + value + "\": expected a number of days", e);
        }
    }
}
