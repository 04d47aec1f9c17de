package register.aws.commands;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.archive.Holdings;
import register.aws.Connection;
import register.aws.Environment;
import register.aws.client.Clients;
import register.aws.key.KmsConnection;
import register.aws.mail.SesMailSender;
import register.aws.seal.Sealing;
import register.aws.store.Buckets;
import register.aws.store.S3Connection;
import register.aws.store.S3Documents;
import register.aws.store.S3MailCopies;
import register.aws.table.Reads;
import register.aws.table.TableChain;
import register.aws.table.TableCheckpointLog;
import register.aws.table.TableFailures;
import register.aws.table.TableIssuedDocuments;
import register.aws.table.TablePersonRecords;
import register.aws.table.TableRequestLog;
import register.aws.table.TableRetries;
import register.aws.table.TableSealCertificates;
import register.document.RequestErasure;
import register.document.SealUse;
import register.local.BadSettingException;
import register.local.RemoteRegister;
import register.local.SealSetup;
import register.mail.Answering;
import register.mail.ForgottenReplies;
import register.mail.Redrive;
import register.request.Retention;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The register on AWS, reached with the variables of its functions and somebody's own credentials. Whatever is not
/// read consistently there is read so here.
public final class AwsRegister implements RemoteRegister {
    /// As long as that of the intake.
    private static final Duration REPLY_LEASE = Duration.ofMinutes(5);

    private static final String STACK = "expected the value in the stack's outputs";
    /// What the intake must know to decide as it does where it is deployed.
    private static final List<String> OF_INTAKE = List.of(
            "REGISTER_REFERENCE_KEY",
            "REGISTER_ACKNOWLEDGEMENT_KEY",
            "REGISTER_SEAL_SUBJECT",
            "REGISTER_INTAKE_ADDRESSES",
            "REGISTER_MAIL_FROM");

    private final Environment environment;
    private final Connection connection;
    private final DynamoDbClient table;
    private final S3Client objects;
    private final Holdings holdings;

    private AwsRegister(Environment environment) {
        this.environment = environment;
        this.connection = Connection.of(environment);
        String name = environment.required("REGISTER_TABLE");
        this.table = connection.dynamoDb();
        this.objects = S3Connection.of(connection).client();
        this.holdings = new Holdings(
                new TableChain(table, name, Reads.CONSISTENT),
                new TableCheckpointLog(table, name, Reads.CONSISTENT),
                new S3Documents(objects, Buckets.of(environment)),
                new TableIssuedDocuments(table, name, Reads.CONSISTENT),
                new TableSealCertificates(table, name, Reads.CONSISTENT),
                new TablePersonRecords(table, name, Reads.CONSISTENT),
                new TableRequestLog(table, name));
    }

    @Override
    public Holdings holdings() {
        return holdings;
    }

    @Override
    public Answering answering(Clock clock) {
        var _ = require(environment, "REGISTER_ACKNOWLEDGEMENT_KEY", STACK);
        var _ = require(environment, "REGISTER_SEAL_SUBJECT", STACK);
        String from = require(environment, "REGISTER_MAIL_FROM", "expected the From of replies");
        return new Answering(
                holdings.requests(),
                holdings.documents(),
                holdings.issuedDocuments(),
                Sealing.acknowledgements(
                        environment,
                        KmsConnection.client(connection),
                        holdings.documents(),
                        holdings.sealCertificates(),
                        clock),
                new SesMailSender(SesMailSender.client(connection)),
                new TableRetries(table, environment.required("REGISTER_TABLE")),
                holdings.chain(),
                from,
                REPLY_LEASE,
                clock);
    }

    @Override
    public RequestErasure requestErasure(Clock clock) {
        return new RequestErasure(
                holdings.requests(),
                holdings.documents(),
                holdings.issuedDocuments(),
                new S3MailCopies(objects, Buckets.of(environment)),
                Retention.DEFAULT,
                clock);
    }

    @Override
    public SealSetup seal(SealUse use, @Nullable String key, Clock clock) {
        String variable = switch (use) {
            case POLICY_SEAL -> "REGISTER_SEAL_KEY";
            case ACKNOWLEDGEMENT_SEAL -> "REGISTER_ACKNOWLEDGEMENT_KEY";
        };
        String named = key == null ? require(environment, variable, STACK) : key;
        return new KmsSeal(use, KmsConnection.client(connection), named, holdings, clock);
    }

    @Override
    public Redrive redrive(Clock clock) {
        String invocations = require(environment, "REGISTER_GIVEN_UP", STACK);
        @Nullable String mail = environment.optional("REGISTER_MAIL_DEAD_LETTERS");
        if (mail != null) {
            for (String name : OF_INTAKE) {
                var _ = require(environment, name, "expected the intake function's own value");
            }
        }
        String name = environment.required("REGISTER_TABLE");
        return new Joined(
                new DeadLetters(
                        Clients.configured(SqsClient.builder(), connection, "SQS")
                                .build(),
                        mail,
                        invocations,
                        new TableFailures(table, name),
                        environment,
                        clock),
                new ForgottenReplies(
                        holdings.requests(), new TableRetries(table, name), Duration.ofMinutes(15), clock));
    }

    @Override
    public void close() {
        objects.close();
        table.close();
    }

    /// Found by the commands.
    public static final class Opener implements RemoteRegister.Opener {
        private static final List<String> REQUIRED = List.of(
                "AWS_REGION",
                "REGISTER_TABLE",
                "REGISTER_PUBLISHED_BUCKET",
                "REGISTER_PERSONAL_BUCKET",
                "REGISTER_CORRESPONDENCE_BUCKET");
        private static final String CONTAINER = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
        private static final List<String> CREDENTIALS = List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

        @Override
        public RemoteRegister open(Map<String, String> variables) {
            Environment environment = Environment.of(variables);
            for (String name : REQUIRED) {
                var _ = require(environment, name, STACK);
            }
            if (environment.optional(CONTAINER) == null) {
                for (String name : CREDENTIALS) {
                    var _ = require(environment, name, "expected credentials");
                }
            }
            return new AwsRegister(environment);
        }
    }

    private static String require(Environment environment, String name, String expected) {
        String value = environment.optional(name);
        if (value == null) {
            throw new BadSettingException(name, "", expected);
        }
        return value;
    }
}
