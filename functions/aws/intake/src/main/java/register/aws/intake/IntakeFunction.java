package register.aws.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.key.KmsConnection;
import register.aws.key.KmsReferenceKey;
import register.aws.mail.SesMailSender;
import register.aws.seal.Sealing;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Documents;
import register.aws.store.S3RawMail;
import register.aws.table.Reads;
import register.aws.table.TableChain;
import register.aws.table.TableDailyQuotas;
import register.aws.table.TableFailures;
import register.aws.table.TableIssuedDocuments;
import register.aws.table.TableNotices;
import register.aws.table.TableRequestLog;
import register.aws.table.TableRetries;
import register.aws.table.TableSealCertificates;
import register.intake.IntakeHandler;
import register.mail.DailyLimits;
import register.mail.Intake;
import register.mail.IntakeSettings;
import register.mail.Receiving;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Takes in the mail that the queue's messages name, and answers it.
public final class IntakeFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /// Longer than the function may run.
    private static final Duration REPLY_LEASE = Duration.ofMinutes(5);

    private static final Duration NOTICES_EVERY = Duration.ofMinutes(15);

    private final IntakeHandler handler;

    public IntakeFunction() {
        this(Environment.ofProcess());
    }

    /// @throws IllegalStateException naming the first variable that is missing
    public IntakeFunction(Environment environment) {
        this(environment, Clock.systemUTC());
    }

    /// @param clock by which claims to send end
    public IntakeFunction(Environment environment, Clock clock) {
        Connection connection = Connection.of(environment);
        DynamoDbClient client = connection.dynamoDb();
        String table = environment.required("REGISTER_TABLE");
        S3Client objects = S3Connection.of(connection).client();
        var documents = new S3Documents(objects, Buckets.of(environment));
        KmsClient keys = KmsConnection.client(connection);
        var intake = new Intake(
                new TableRequestLog(client, table),
                new TableDailyQuotas(client, table),
                new TableNotices(client, table),
                documents,
                new TableIssuedDocuments(client, table, Reads.CONSISTENT),
                Sealing.acknowledgements(
                        environment,
                        keys,
                        documents,
                        new TableSealCertificates(client, table, Reads.CONSISTENT),
                        clock),
                new SesMailSender(SesMailSender.client(connection)),
                new TableRetries(client, table),
                new TableChain(client, table, Reads.CONSISTENT),
                settings(environment, keys),
                noticesEvery(environment, "REGISTER_NOTICE_MINUTES"),
                clock);
        this.handler = new IntakeHandler(
                new Receiving(intake, new TableFailures(client, table), clock),
                new S3RawMail(objects, environment.required("REGISTER_CORRESPONDENCE_BUCKET")));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return handler.handleRequest(event, context);
    }

    private static IntakeSettings settings(Environment environment, KmsClient keys) {
        List<String> intake = environment.list("REGISTER_INTAKE_ADDRESSES");
        String team = environment.optional("REGISTER_TEAM_ADDRESS");
        IntakeSettings.ownAddress(team, intake).ifPresent(own -> {
            throw new IllegalStateException(
                    "REGISTER_TEAM_ADDRESS: \"" + team + "\": " + IntakeSettings.leadsBack(own));
        });
        return new IntakeSettings(
                intake,
                environment.optional("REGISTER_MAIL_FROM"),
                Set.copyOf(environment.list("REGISTER_OWN_DOMAINS")),
                team,
                limits(environment, "REGISTER_DAILY_LIMITS"),
                new KmsReferenceKey(keys, environment.required("REGISTER_REFERENCE_KEY")),
                REPLY_LEASE);
    }

    private static Duration noticesEvery(Environment environment, String variable) {
        String value = environment.optional(variable);
        if (value == null) {
            return NOTICES_EVERY;
        }
        if (!value.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalStateException(variable + ": \"" + value + "\": expected minutes, 1 to 99999");
        }
        return Duration.ofMinutes(Integer.parseInt(value));
    }

    private static DailyLimits limits(Environment environment, String variable) {
        String value = environment.optional(variable);
        try {
            return value == null ? DailyLimits.DEFAULT : DailyLimits.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(variable + ": \"" + value + "\": " + e.getMessage(), e);
        }
    }
}
