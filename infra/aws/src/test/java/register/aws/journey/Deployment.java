package register.aws.journey;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import register.aws.commands.Invocation;
import register.aws.dynamodb.DynamoRecords;
import register.aws.dynamodb.Item;
import register.aws.dynamodb.Reads;
import register.aws.forms.FormsFunction;
import register.aws.intake.IntakeFunction;
import register.aws.publish.PublishFunction;
import register.aws.read.ReadFunction;
import register.aws.redirect.RedirectFunction;
import register.aws.snapshot.ReconcileFunction;
import register.aws.snapshot.SnapshotFunction;
import register.aws.stand.Faulty;
import register.aws.stand.KmsStand;
import register.aws.stand.SesStand;
import register.aws.stand.Shelves;
import register.aws.stand.Stand;
import register.aws.stand.Stands;
import register.aws.stand.TableDefinition;
import register.machine.runtime.LocalContext;
import register.openapi.ApiDescription;
import register.openapi.GatewayExchange;
import register.pdf.timestamp.TestAuthority;
import register.record.Records;
import register.settings.Variables;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// The register as deployed, on the stand-in for AWS: with its own table, buckets and keys, and functions that get
/// only their own variables. AWS calls them with the documents of `Events`.
final class Deployment implements AutoCloseable {
    private static final ApiDescription API = ApiDescription.ofTheRegister();

    static final String MAILBOX = "privacy@register.example";

    private final KmsStand kms = new KmsStand();
    private final SesStand ses = new SesStand();
    private final TestAuthority authority = TestAuthority.start();
    private Stand stand;
    private final Shelves shelves;
    private final String submissions = "submissions-" + UUID.randomUUID();
    private final DynamoDbClient table;
    private @Nullable Faulty faulty;
    private int puts;

    /// @param aws the stand-in for all but S3, KMS and SES
    private Deployment(Stand aws) {
        Stand objects = Stands.objects();
        this.shelves = Shelves.in(objects.environment(), true);
        var variables = new HashMap<>(objects.variables());
        variables.putAll(aws.variables());
        if (objects.variables().containsKey("AWS_ENDPOINT_URL_S3")) {
            variables.put("AWS_ENDPOINT_URL_S3", objects.variables().get("AWS_ENDPOINT_URL_S3"));
        }
        variables.putAll(kms.endpoint());
        variables.putAll(ses.endpoint());
        variables.putAll(shelves.variables());
        variables.put("REGISTER_METRICS", "a-stack");
        variables.put("REGISTER_SEAL_KEY", KmsStand.arn(kms.signingKey("ECC_NIST_P256")));
        variables.put("REGISTER_ACKNOWLEDGEMENT_KEY", KmsStand.arn(kms.signingKey("ECC_NIST_P256")));
        variables.put("REGISTER_CHECKPOINT_KEY", KmsStand.arn(kms.signingKey("ECC_NIST_EDWARDS25519")));
        variables.put("REGISTER_REFERENCE_KEY", KmsStand.arn(kms.macKey(new byte[32])));
        variables.put("REGISTER_WEBHOOK_KEY", KmsStand.arn(kms.macKey(new byte[32])));
        variables.put("REGISTER_TSA", authority.address());
        variables.put("REGISTER_PRIVATE_AUTHORITIES", "true");
        variables.put("REGISTER_SEAL_SUBJECT", "Fictitious Register Ltd");
        variables.put("REGISTER_URL", "");
        variables.put("REGISTER_ORIGIN", "");
        variables.put("REGISTER_INTAKE_ADDRESSES", MAILBOX);
        variables.put("REGISTER_MAIL_FROM", MAILBOX);
        try (DynamoDbClient client = aws.connection().dynamoDb()) {
            variables.put("REGISTER_TABLE", TableDefinition.create(client));
        }
        this.stand = new Stand("deployment", variables);
        this.table = stand.connection().dynamoDb();
        shelves.create(submissions);
        shelves.client()
                .putBucketVersioning(request -> request.bucket(submissions)
                        .versioningConfiguration(status -> status.status(BucketVersioningStatus.ENABLED)));
    }

    static Deployment create() {
        return new Deployment(Stands.aws());
    }

    /// On a table that can be restored.
    static Deployment restorable() {
        return new Deployment(Stands.restoring());
    }

    /// Goes on with other values of variables.
    void set(Map<String, String> values) {
        stand = stand.with(values);
    }

    /// Calls of functions and commands from now on can be disturbed; those of tests cannot.
    Faulty disturbed() {
        Faulty before = faulty == null ? new Faulty(stand.variables()) : faulty;
        faulty = before;
        return before;
    }

    Map<String, String> variables() {
        return seen().variables();
    }

    Variables environment() {
        return seen().environment();
    }

    private Stand seen() {
        return faulty == null ? stand : stand.with(faulty.variables());
    }

    Records records() {
        return new DynamoRecords(table(), tableName(), Reads.CONSISTENT);
    }

    DynamoDbClient table() {
        return table;
    }

    /// Everything in the table.
    List<Map<String, AttributeValue>> items() {
        return table.scanPaginator(request -> request.tableName(tableName())).items().stream()
                .toList();
    }

    /// Puts these into the table, and nothing else.
    void put(List<Map<String, AttributeValue>> items) {
        items().stream()
                .filter(item -> !items.contains(item))
                .map(item -> new Item(item).key())
                .forEach(key -> table.deleteItem(
                        request -> request.tableName(tableName()).key(key)));
        items.forEach(
                item -> table.putItem(request -> request.tableName(tableName()).item(item)));
    }

    String tableName() {
        return String.valueOf(stand.environment().optional("REGISTER_TABLE"));
    }

    Shelves shelves() {
        return shelves;
    }

    KmsStand kms() {
        return kms;
    }

    SesStand ses() {
        return ses;
    }

    /// Stores a policy file where people upload it.
    ///
    /// @param metadata of the object: `correct`, `reason`
    /// @return the event that S3 sends
    byte[] submit(String key, byte[] file, Map<String, String> metadata) {
        PutObjectResponse put = objects()
                .putObject(
                        request -> request.bucket(submissions).key(key).metadata(metadata),
                        RequestBody.fromBytes(file));
        return submitted(key, file.length, put.versionId());
    }

    /// The event that S3 sends about an object that a program stored.
    byte[] submitted(String key) {
        HeadObjectResponse there =
                objects().headObject(request -> request.bucket(submissions).key(key));
        return submitted(key, there.contentLength(), there.versionId());
    }

    private byte[] submitted(String key, long size, String version) {
        puts++;
        return Events.objectPut(submissions, key, size, version, "%018X".formatted(puts));
    }

    /// The publish function's answer about a submitted file.
    Optional<String> answer(String key) {
        try {
            return Optional.of(objects()
                    .getObjectAsBytes(request -> request.bucket(submissions).key("results/" + key + ".json"))
                    .asUtf8String());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /// Stores a message where SES does.
    void deliver(String key, byte[] mail) {
        objects().putObject(request -> request.bucket(mailBucket()).key(key), RequestBody.fromBytes(mail));
    }

    String submissionsBucket() {
        return submissions;
    }

    String mailBucket() {
        return String.valueOf(stand.environment().optional("REGISTER_CORRESPONDENCE_BUCKET"));
    }

    S3Client objects() {
        return shelves.client();
    }

    byte[] publish(byte[] event) throws IOException {
        return publish(new PublishFunction(environment()), event);
    }

    static byte[] publish(PublishFunction function, byte[] event) throws IOException {
        return Invocation.of(function, S3Event.class, List.class, event, new LocalContext("publish"));
    }

    byte[] snapshot(byte[] event) throws IOException {
        return snapshot(new SnapshotFunction(environment()), event);
    }

    static byte[] snapshot(SnapshotFunction function, byte[] event) throws IOException {
        return Invocation.of(
                function, DynamodbEvent.class, StreamsEventResponse.class, event, new LocalContext("snapshot"));
    }

    byte[] reconcile() throws IOException {
        return reconcile(Events.scheduled());
    }

    byte[] reconcile(byte[] event) throws IOException {
        return reconcile(new ReconcileFunction(environment()), event);
    }

    static byte[] reconcile(ReconcileFunction function, byte[] event) throws IOException {
        return Invocation.of(function, ScheduledEvent.class, Integer.class, event, new LocalContext("reconcile"));
    }

    byte[] intake(byte[] event, Clock clock) throws IOException {
        return intake(new IntakeFunction(environment(), clock), event);
    }

    static byte[] intake(IntakeFunction function, byte[] event) throws IOException {
        return Invocation.of(function, SQSEvent.class, SQSBatchResponse.class, event, new LocalContext("intake"));
    }

    /// @param function `publish`, `snapshot` or `intake`
    byte[] call(String function, byte[] event) throws IOException {
        return switch (function) {
            case "publish" -> publish(event);
            case "snapshot" -> snapshot(event);
            case "intake" -> intake(event, Clock.systemUTC());
            default -> throw new IllegalArgumentException(function);
        };
    }

    /// @throws AssertionError if the answer does not match the OpenAPI document
    byte[] read(byte[] event) throws IOException {
        return held(event, Invocation.of(new ReadFunction(environment()), event, new LocalContext("read")));
    }

    byte[] redirect(byte[] event) throws IOException {
        return held(event, Invocation.of(new RedirectFunction(environment()), event, new LocalContext("redirect")));
    }

    byte[] forms(byte[] event) throws IOException {
        var variables = new HashMap<>(variables());
        variables.put("REGISTER_URL", "https://register.example");
        return held(event, Invocation.of(new FormsFunction(Variables.of(variables)), event, new LocalContext("forms")));
    }

    private static byte[] held(byte[] event, byte[] response) {
        API.hold(GatewayExchange.of(event, response));
        return response;
    }

    @Override
    public void close() {
        if (faulty != null) {
            faulty.close();
        }
        table.close();
        shelves.close();
        ses.close();
        kms.close();
        authority.close();
    }
}
