package register.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import register.policyfile.PolicyFile;
import register.publishing.Reasons;

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
            String metrics = asked(client, address, "/metrics").body();
            for (String line : List.of(
                    "register_log_entries 1",
                    "register_log_unsigned_entries 1",
                    "register_log_unsigned_seconds 61",
                    "register_mails_waiting 0",
                    "register_notices_due 0",
                    "register_mail_relay_reached 0")) {
                assertTrue(metrics.lines().anyMatch(line::equals), line + " in " + metrics);
            }
            broken = true;
            assertTrue(asked(client, address, "/health").body().startsWith("not ready\nstore: register.db: damaged\n"));
            assertEquals(404, asked(client, address, "/").statusCode());
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
