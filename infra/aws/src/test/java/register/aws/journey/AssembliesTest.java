package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.assembly.Ports;
import register.aws.client.Clients;
import register.aws.commands.Invocation;
import register.aws.intake.IntakeFunction;
import register.aws.s3.AwsPorts;
import register.aws.stand.Stands;
import register.commands.CommandHere;
import register.document.DocumentKey;
import register.embedded.EmbeddedPorts;
import register.machine.ServerHere;
import register.machine.runtime.LocalContext;
import register.pdf.seal.SealLevel;
import register.pdf.timestamp.TestAuthority;
import register.pdf.verify.PdfVerifier;
import register.request.DpaRequest;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.testing.Checkout;
import register.value.Bytes;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Functions, commands on AWS and on this machine, and the server behave alike with the same settings, and refuse bad
/// values in the same words.
final class AssembliesTest {
    private static final Path POLICY = Checkout.file("infra/policies/liveagent/2023-10-02.yaml");
    private static final String FROM = "mari@klient.example";
    private static final String TO = "andrej@liveagent.com";
    private static final String MAIL = """
            From: Mari <mari@klient.example>
            To: andrej@liveagent.com
            Subject: DPA
            Message-ID: <1@klient.example>

            Please send us your data processing agreement (GDPR).
            """.replace("\n", "\r\n");
    private static final Map<String, String> NO_REPLIES = Map.of("REGISTER_DAILY_LIMITS", "0,0,0");

    /// Values that reach a deployment from outside the stack.
    private static final Map<String, String> BY_HAND = Map.ofEntries(
            Map.entry("AWS_REGION", "eu-central-1"),
            Map.entry("AWS_ACCESS_KEY_ID", "id"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
            Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:9"),
            Map.entry("REGISTER_TABLE", "table"),
            Map.entry("REGISTER_PUBLISHED_BUCKET", "published"),
            Map.entry("REGISTER_PERSONAL_BUCKET", "personal"),
            Map.entry("REGISTER_CORRESPONDENCE_BUCKET", "correspondence"),
            Map.entry("REGISTER_URL", "https://register.example"),
            Map.entry("REGISTER_ORIGIN", ""),
            Map.entry("REGISTER_GIVEN_UP", "http://127.0.0.1:9/given-up"),
            Map.entry("REGISTER_ACKNOWLEDGEMENT_KEY", "key"),
            Map.entry("REGISTER_REFERENCE_KEY", "key"),
            Map.entry("REGISTER_SEAL_SUBJECT", "Fictitious Ltd"),
            Map.entry("REGISTER_MAIL_FROM", "dpa@acme.example"));

    @TempDir
    private Path folder;

    /// The caller who receives a mail, or acknowledges a waiting request.
    enum Asked {
        FUNCTION(true),
        REDRIVE_ON_AWS(true),
        ACKNOWLEDGE_ON_AWS(true),
        ACKNOWLEDGE(false),
        SERVER(false);

        private final boolean onAws;

        Asked(boolean onAws) {
            this.onAws = onAws;
        }
    }

    @ParameterizedTest
    @EnumSource
    void sealsAreTimeStampedWhereAnAuthorityIsNamed(Asked asked) throws Exception {
        try (TestAuthority authority = TestAuthority.start()) {
            var stamped = Map.of("REGISTER_TSA", authority.address(), "REGISTER_PRIVATE_AUTHORITIES", "true");
            assertEquals(SealLevel.B_T, answered(asked, stamped).level());
            assertEquals(
                    SealLevel.B_B, answered(asked, Map.of("REGISTER_TSA", " ")).level());
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACKNOWLEDGE", "ACKNOWLEDGE_ON_AWS"})
    void mailOfOwnDomainsWaitsForAPerson(Asked asked) throws Exception {
        DpaRequest request = answered(asked, Map.of("REGISTER_OWN_DOMAINS", "acme.example, KLIENT.example"))
                .request();
        assertEquals(
                "queued own-domain",
                request.state().term() + " " + request.decision().reason());
    }

    @ParameterizedTest
    @EnumSource
    void aBadValueIsRefusedInTheSameWords(Asked asked) throws IOException {
        String address = ": expected a mail address, name@domain";
        for (List<String> bad : List.of(
                List.of(
                        "REGISTER_TSA",
                        "tsa.example",
                        ": expected the address of a time-stamp authority, https://HOST/PATH"),
                List.of("REGISTER_PRIVATE_AUTHORITIES", "yes", ": expected true or false"),
                List.of("REGISTER_OWN_DOMAINS", "no domain", ": expected mail domains, separated by commas"),
                List.of("REGISTER_INTAKE_ADDRESSES", "privacy", address),
                List.of("REGISTER_MAIL_FROM", "DPA <dpa@acme.example>", address),
                List.of("REGISTER_TEAM_ADDRESS", "team", address),
                List.of("REGISTER_TEAM_MAIL_MINUTES", "0", ": expected minutes, 1 to 99999"),
                List.of(
                        "REGISTER_DAILY_LIMITS",
                        "1,5",
                        ": expected three limits, for a sender, a domain and overall, each from 0 to 10000, e.g. "
                                + "1,5,1000"))) {
            String expected = bad.get(0) + ": \"" + bad.get(1) + "\"" + bad.get(2);
            assertEquals(expected, refusal(asked, Map.of(bad.get(0), bad.get(1))));
        }
    }

    /// Otherwise they would seal without time-stamps, unlike the functions.
    @Test
    void aCommandOnAwsWantsToKnowTheAuthorities() {
        for (List<String> words : List.of(
                List.of("requests", "acknowledge", "DPA-7K3Q-9M2X-4WTB", "--aws"), List.of("redrive", "--aws"))) {
            assertEquals(
                    "REGISTER_TSA: \"\": expected the functions' own value, empty if they have none",
                    refused(CommandHere.run(BY_HAND, Clock.systemUTC(), words)));
        }
    }

    /// Otherwise the first checkpoint that a retry signs would name the log as a trial's, for good.
    @ParameterizedTest
    @ValueSource(strings = {"REGISTER_URL", "REGISTER_ORIGIN"})
    void aRetryOnAwsWantsToKnowTheLogsName(String name) {
        var without = new HashMap<>(with(BY_HAND, Map.of("REGISTER_TSA", "")));
        without.remove(name);
        assertEquals(
                name + ": \"\": expected the functions' own value, empty if they have none",
                refused(CommandHere.run(without, Clock.systemUTC(), List.of("redrive", "--aws"))));
    }

    /// A request, and the seal of its acknowledgement.
    private record Answer(DpaRequest request, Bytes acknowledgement) {
        static Answer in(Ports ports) {
            DpaRequest request = ports.requests().newest(1).getFirst();
            return new Answer(
                    request,
                    ports.documents()
                            .get(DocumentKey.acknowledgement(request.reference()))
                            .map(Bytes::of)
                            .orElse(Bytes.of(new byte[0])));
        }

        SealLevel level() {
            assertEquals(
                    "acknowledged", request.state().term(), request.decision().reason());
            return Objects.requireNonNull(PdfVerifier.verify(acknowledgement.toArray(), List.of())
                            .seal())
                    .level();
        }
    }

    private Answer answered(Asked asked, Map<String, String> settings) throws Exception {
        return asked.onAws ? answeredOnAws(asked, settings) : answeredHere(asked, settings);
    }

    private static Answer answeredOnAws(Asked asked, Map<String, String> settings) throws IOException {
        try (Deployment deployment = Deployment.create()) {
            deployment.publish(deployment.submit("policies/p.yaml", Files.readAllBytes(POLICY), Map.of()));
            deployment.deliver("inbound/first", MAIL.getBytes(UTF_8));
            byte[] event = Events.mailReceived(
                    "first", deployment.mailBucket(), "inbound/first", FROM, Deployment.MAILBOX, Instant.now());
            switch (asked) {
                case FUNCTION -> intake(with(deployment.variables(), settings), event);
                case REDRIVE_ON_AWS -> redrive(with(deployment.variables(), settings), Events.body(event));
                case ACKNOWLEDGE_ON_AWS -> {
                    intake(with(deployment.variables(), NO_REPLIES), event);
                    acknowledge(with(deployment.variables(), settings), newest(deployment.variables()), "--aws");
                }
                default -> throw new IllegalArgumentException(asked.toString());
            }
            try (AwsPorts ports = AwsPorts.of(deployment.environment())) {
                return Answer.in(ports);
            }
        }
    }

    private static void intake(Map<String, String> variables, byte[] event) throws IOException {
        byte[] answer = Invocation.of(
                new IntakeFunction(Variables.of(variables)),
                SQSEvent.class,
                SQSBatchResponse.class,
                event,
                new LocalContext("intake"));
        assertEquals("{\"batchItemFailures\":[]}", new String(answer, UTF_8));
    }

    private static void redrive(Map<String, String> variables, String message) {
        try (SqsClient queues = Clients.configured(
                        SqsClient.builder(), Stands.aws().connection(), "SQS")
                .build()) {
            String name = "dead-" + variables.get("REGISTER_TABLE");
            String mail = queues.createQueue(request -> request.queueName(name)).queueUrl();
            String other = queues.createQueue(request -> request.queueName(name + "-other"))
                    .queueUrl();
            queues.sendMessage(request -> request.queueUrl(mail).messageBody(message));
            CommandHere redriven = CommandHere.run(
                    with(variables, Map.of("REGISTER_MAIL_DEAD_LETTERS", mail, "REGISTER_GIVEN_UP", other)),
                    Clock.systemUTC(),
                    List.of("redrive", "--all", "--aws"));
            assertEquals("first done: taken in\n", redriven.said());
        }
    }

    private static DpaRequest newest(Map<String, String> variables) {
        try (AwsPorts ports = AwsPorts.of(Variables.of(variables))) {
            return ports.requests().newest(1).getFirst();
        }
    }

    private static void acknowledge(Map<String, String> variables, DpaRequest request, String... more) {
        var words = new ArrayList<>(
                List.of("requests", "acknowledge", request.reference().value()));
        words.addAll(List.of(more));
        CommandHere acknowledged = CommandHere.run(variables, Clock.systemUTC(), words);
        assertEquals(0, acknowledged.exit(), acknowledged.said());
    }

    private Answer answeredHere(Asked asked, Map<String, String> settings) throws IOException {
        Path data = Files.createTempDirectory(folder, "data");
        Map<String, String> here = Map.of("REGISTER_DATA", data.toString());
        CommandHere published =
                CommandHere.run(here, Clock.systemUTC(), List.of("publish", "--trial", "--yes", POLICY.toString()));
        assertEquals(0, published.exit(), published.said());
        switch (asked) {
            case SERVER -> mail(with(here, settings));
            case ACKNOWLEDGE -> {
                mail(with(here, NO_REPLIES));
                try (EmbeddedPorts ports = EmbeddedPorts.open(data)) {
                    acknowledge(with(here, settings), ports.requests().newest(1).getFirst());
                }
            }
            default -> throw new IllegalArgumentException(asked.toString());
        }
        try (EmbeddedPorts ports = EmbeddedPorts.open(data)) {
            return Answer.in(ports);
        }
    }

    private static void mail(Map<String, String> variables) throws IOException {
        try (ServerHere server = ServerHere.start(variables)) {
            assertTrue(server.mail(FROM, TO, MAIL).startsWith("250"));
        }
    }

    /// The message about a bad setting.
    private String refusal(Asked asked, Map<String, String> settings) throws IOException {
        Map<String, String> variables =
                with(Map.of("REGISTER_DATA", folder.resolve("none").toString()), settings);
        Map<String, String> deployed = with(with(BY_HAND, Map.of("REGISTER_TSA", "")), variables);
        return switch (asked) {
            case FUNCTION, REDRIVE_ON_AWS -> refused(() -> new IntakeFunction(Variables.of(deployed)));
            case ACKNOWLEDGE_ON_AWS ->
                refused(CommandHere.run(
                        deployed,
                        Clock.systemUTC(),
                        List.of("requests", "acknowledge", "DPA-7K3Q-9M2X-4WTB", "--aws")));
            case ACKNOWLEDGE ->
                refused(CommandHere.run(
                        variables, Clock.systemUTC(), List.of("requests", "acknowledge", "DPA-7K3Q-9M2X-4WTB")));
            case SERVER -> refused(() -> ServerHere.start(variables).close());
        };
    }

    private static String refused(Executable starting) {
        return String.valueOf(assertThrows(BadSettingException.class, starting).getMessage());
    }

    private static String refused(CommandHere command) {
        assertEquals(2, command.exit(), command.said());
        return command.said().strip();
    }

    private static Map<String, String> with(Map<String, String> variables, Map<String, String> others) {
        var all = new HashMap<>(variables);
        all.putAll(others);
        return all;
    }
}
