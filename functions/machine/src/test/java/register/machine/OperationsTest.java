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
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.http.HttpFigures;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;

final class OperationsTest {
    @TempDir
    private Path data;

    private boolean started;
    private boolean broken;

    @Test
    void healthSaysWhetherTheRegisterIsReadyAndWhyNot() throws Exception {
        var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try (HttpClient client = HttpClient.newHttpClient();
                Operations operations = Operations.start(
                        here, data, () -> started, this::read, () -> new HttpFigures(1, 2, Map.of(200, 3L)))) {
            HttpResponse<String> starting = asked(client, operations.address(), "/health");
            assertEquals(503, starting.statusCode());
            assertEquals("not ready\nstart: it still publishes what a first start publishes\n", starting.body());
            started = true;
            assertEquals(
                    "ready\n", asked(client, operations.address(), "/health").body());
            broken = true;
            assertEquals(
                    "not ready\nstore: register.db: damaged\n",
                    asked(client, operations.address(), "/health").body());
            assertEquals(404, asked(client, operations.address(), "/").statusCode());
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
