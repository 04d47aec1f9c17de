package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.http.HttpFigures;
import register.machine.runtime.Log;
import register.machine.settings.Settings;
import register.machine.site.Disk;
import register.machine.site.RegisterHealth;
import register.machine.site.ThisMachine;
import register.machine.start.PolicyFiles;
import register.measure.Measure;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.RetryLog;
import register.request.TeamLog;
import register.value.Reference;

final class OperationsTest {
    /// No mail server listens here.
    private static final String NOBODY = "smtp://127.0.0.1:1";

    @TempDir
    private Path data;

    private boolean started;
    private boolean broken;

    @Test
    void healthSaysWhetherTheRegisterIsReadyAndWhyNot() throws Exception {
        var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        Clock published = Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC);
        Settings settings = Settings.read(Map.of("REGISTER_DATA", data.toString(), "REGISTER_MAIL_RELAY", NOBODY));
        try (HttpClient client = HttpClient.newHttpClient();
                ThisMachine publishing = ThisMachine.open(settings, published);
                ThisMachine machine = ThisMachine.open(settings, Clock.offset(published, Duration.ofSeconds(61)));
                Operations operations = Operations.start(
                        here,
                        Disk.of(data),
                        () -> started,
                        this::read,
                        new RegisterHealth(machine),
                        () -> new HttpFigures(1, 2, Map.of(200, 3L)))) {
            URI address = operations.address();
            HttpResponse<String> starting = asked(client, address, "/health");
            assertEquals(503, starting.statusCode());
            assertTrue(
                    starting.body().startsWith("not ready\nstart: the first start is still publishing\n"),
                    starting.body());
            assertEquals("1: " + starting.body(), checked(String.valueOf(address.getPort())));
            started = true;
            var _ = publishing
                    .policyPublishing()
                    .publish(
                            PolicyFile.of(
                                    "example.yaml",
                                    Files.readAllBytes(PolicyFiles.write(
                                            data.resolve("files"),
                                            "example.yaml",
                                            LocalDate.of(2026, 11, 1),
                                            "Host Ltd"))),
                            Reasons.NONE);
            assertTrue(machine.relay().orElseThrow().check().isPresent());
            Log.failure("trying it", new IllegalStateException());
            HttpResponse<String> pressed = asked(client, address, "/health");
            assertEquals(200, pressed.statusCode());
            assertEquals("0: " + pressed.body(), checked(String.valueOf(address.getPort())));
            List<String> lines = pressed.body().lines().toList();
            assertEquals(4, lines.size(), pressed.body());
            assertEquals(
                    List.of("ready", "log: 0 of 1 entries of example are signed: run `infra/register reconcile`"),
                    lines.subList(0, 2));
            assertTrue(lines.get(2).startsWith("mail: mail server 127.0.0.1:"), pressed.body());
            assertTrue(
                    lines.get(3)
                            .matches("last failure: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ERROR trying it"
                                    + " failed: java.lang.IllegalStateException .*"),
                    pressed.body());
            Map<String, String> metrics =
                    MetricsParser.read(asked(client, address, "/metrics").body());
            assertEquals("- gauge - 1", metrics.get("register_log_entries"));
            assertEquals("- gauge - 1", metrics.get("register_log_unsigned_entries"));
            assertEquals("- gauge seconds 61", metrics.get("register_log_unsigned_seconds"));
            assertEquals("- gauge - 0", metrics.get("register_mail_relay_reached"));
            assertEquals("- counter - 0", metrics.get("register_mails_ignored_total"));
            assertEquals("status counter - 3", metrics.get("register_http_answers_total"));
            broken = true;
            assertTrue(asked(client, address, "/health").body().startsWith("not ready\nstore: register.db: damaged\n"));
            assertEquals(404, asked(client, address, "/").statusCode());
        }
    }

    @Test
    void theCheckOfHealthSaysWhyItHasNoAnswer() throws Exception {
        String expected = "2: REGISTER_METRICS_PORT: expected the port of the server's /health\n";
        assertEquals(expected, checked(""));
        assertEquals(expected, checked("0"));
        assertTrue(checked("http").startsWith("2: REGISTER_METRICS_PORT: \"http\": expected a port"), checked("http"));
        assertTrue(checked("1").startsWith("3: http://127.0.0.1:1/health: "), checked("1"));
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (Socket asking = other.accept()) {
                    asking.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String answered = checked(String.valueOf(other.getLocalPort()));
            assertTrue(answered.startsWith("3: http://127.0.0.1:" + other.getLocalPort() + "/health: "), answered);
            assertTrue(answered.contains("another server answers"), answered);
        }
    }

    private static String checked(String port) {
        HealthCheck checked = HealthCheck.ask(Map.of("REGISTER_METRICS_PORT", port));
        return checked.exit() + ": " + checked.text();
    }

    /// No measure has labels. `-Dregister.metrics.policies=10000` tries more.
    @Test
    void morePoliciesAddNoSeriesWhateverTheyName() throws Exception {
        int policies = Integer.getInteger("register.metrics.policies", 20);
        Settings settings = Settings.read(Map.of("REGISTER_DATA", data.toString()));
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC);
        try (ThisMachine machine = ThisMachine.open(settings, clock)) {
            var health = new RegisterHealth(machine);
            Map<Measure, Long> before = health.measures();
            String file = Files.readString(PolicyFiles.write(
                    data.resolve("files"),
                    "example.yaml",
                    LocalDate.of(2026, 11, 1),
                    "'Host\"} 1 # EOF register_ready{a=\"mari@klient.example'"));
            for (int i = 0; i < policies; i++) {
                byte[] one =
                        file.replace("policy: example", "policy: example-" + i).getBytes(UTF_8);
                var _ = machine.policyPublishing().publish(PolicyFile.of("example.yaml", one), Reasons.NONE);
            }
            Map<Measure, Long> after = health.measures();
            assertEquals(before.keySet(), after.keySet());
            assertEquals((long) policies, after.get(Measure.LOG_ENTRIES));
            Map<String, String> samples =
                    MetricsParser.read(new OpenMetrics().measures(after).toString());
            assertEquals(after.size(), samples.size());
        }
    }

    /// Zero would say that nothing is wrong.
    @Test
    void whatCannotBeReadIsAbsentAndNoAgeIsNegative() throws Exception {
        var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T10:00:00Z"), ZoneOffset.UTC);
        Settings settings = Settings.read(Map.of("REGISTER_DATA", data.toString()));
        try (HttpClient client = HttpClient.newHttpClient();
                ThisMachine late = ThisMachine.open(settings, clock);
                ThisMachine machine = ThisMachine.open(settings, Clock.offset(clock, Duration.ofHours(-5)));
                Operations operations = Operations.start(
                        here,
                        Disk.of(data),
                        () -> true,
                        () -> {},
                        new RegisterHealth(machine),
                        () -> new HttpFigures(1, 2, Map.of(200, 3L)))) {
            var reference = new Reference("DPA-7K3Q-9M2X-4WTB");
            Instant now = clock.instant();
            late.ports().retries().put(new RetryLog.Due(reference, now));
            late.ports().teamLog().add(new TeamLog.Waiting(reference, true, now));
            late.ports().failures().add("mail \"} 1\n# EOF", now, "it failed");
            machine.readings().read("documents", () -> Map.of(Measure.DOCUMENTS_MISSING, 7L));
            Map<String, String> metrics = MetricsParser.read(
                    asked(client, operations.address(), "/metrics").body());
            for (Measure one : List.of(Measure.REPLIES_WAITING, Measure.TEAM_MAILS_WAITING, Measure.MAILS_FAILED)) {
                assertEquals("- gauge - 1", metrics.get(one.metric()), one.metric());
            }
            for (Measure one : List.of(Measure.REPLIES_WAITING_SECONDS, Measure.TEAM_MAILS_WAITING_SECONDS)) {
                assertEquals("- gauge seconds 0", metrics.get(one.metric()), one.metric());
            }
            assertEquals("- gauge - 7", metrics.get("register_documents_missing"));
            assertEquals(null, metrics.get("register_checkpoints_unwitnessed"), "no trust file names a witness");

            machine.ports().close();
            assertThrows(
                    IllegalStateException.class,
                    () -> machine.readings().read("documents", () -> {
                        throw new IllegalStateException();
                    }));
            metrics = MetricsParser.read(
                    asked(client, operations.address(), "/metrics").body());
            assertEquals("- counter - 0", metrics.get("register_mails_ignored_total"));
            metrics.keySet()
                    .removeIf(name ->
                            name.endsWith("_total") || name.matches("register_(http|heap|disk|ready|mail_relay)_?.*"));
            assertEquals(Map.of(), metrics);
        }
    }

    @Test
    void theServerCountsItsAnswers() throws Exception {
        Settings settings = Settings.read(Map.of(
                "REGISTER_DATA", data.toString(),
                "REGISTER_HTTP_PORT", "0",
                "REGISTER_SMTP_PORT", "0",
                "REGISTER_METRICS_PORT", "0"));
        try (HttpClient client = HttpClient.newHttpClient();
                ThisMachine machine = ThisMachine.open(settings, Clock.systemUTC());
                LocalServer server = LocalServer.start(machine)) {
            assertEquals(200, asked(client, server.http(), "/v1/policies").statusCode());
            assertEquals(404, asked(client, server.http(), "/v1/none").statusCode());
            assertEquals(404, asked(client, server.http(), "/metrics").statusCode());
            URI here = Objects.requireNonNull(server.operationsAddress());
            HttpResponse<String> metrics = asked(client, here, "/metrics");
            assertTrue(metrics.headers()
                    .firstValue("Content-Type")
                    .orElseThrow()
                    .startsWith("application/openmetrics-text; version=1.0.0"));
            for (String line : new String[] {
                "# TYPE register_http_answers counter",
                "register_http_answers_total{status=\"200\"} 1",
                "register_http_answers_total{status=\"404\"} 2",
                "register_ready 0",
                "# EOF"
            }) {
                assertTrue(metrics.body().lines().anyMatch(line::equals), line + " in " + metrics.body());
            }
        }
    }

    private void read() {
        if (broken) {
            throw new UncheckedIOException(new IOException("register.db: damaged"));
        }
    }

    private static HttpResponse<String> asked(HttpClient client, URI server, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }
}
