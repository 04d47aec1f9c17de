package register.commands.conform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.start.FirstStart;
import register.read.ReadHandler;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.PolicyId;

/// The register with the first start's policies reaches the highest level, unless it lies.
class RegisterConformsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);
    private static final String HOST = "trust.example.com";

    @TempDir
    Path folder;

    private ThisMachine machine;
    private ReadHandler handler;

    @BeforeEach
    void start() throws IOException {
        machine = ThisMachine.open(
                Settings.read(
                        Map.of("REGISTER_DATA", folder.resolve("data").toString(), "REGISTER_URL", "https://" + HOST)),
                CLOCK);
        new FirstStart(machine, Checkout.file("infra/policies")).run();
        for (PolicyId policy : machine.ports().chain().policies()) {
            long last = machine.ports().chain().head(policy).orElseThrow().sequence();
            var _ = machine.attesting().checkpoints().make(policy, last);
        }
        handler = machine.readHandler();
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    /// @param lie changes the body at an address that contains the text
    private ConformReport report(String at, UnaryOperator<String> lie) throws IOException {
        Web web = (URI address, String accepted, int largest) -> {
            if (!HOST.equals(address.getHost())) {
                return new Web.Answer(200, Map.of(), Bytes.of(new byte[0]));
            }
            Web.Answer answer = RegisterWeb.answer(handler, address, accepted);
            byte[] body = answer.body().toArray();
            assertTrue(body.length <= largest, address.toString());
            return address.toString().contains(at)
                    ? new Web.Answer(
                            answer.status(),
                            answer.headers(),
                            Bytes.of(lie.apply(new String(body, UTF_8)).getBytes(UTF_8)))
                    : answer;
        };
        return new DomainCheck(web, CLOCK).run(HOST);
    }

    @Test
    void itIsProvable() throws IOException {
        ConformReport report = report("-", text -> text);
        assertEquals(List.of("level 3 (provable)"), report.lines());
    }

    @Test
    void anotherKeyInThePointerIsFound() throws IOException {
        ConformReport report = report(
                ".well-known",
                text -> text.replaceAll(
                        "(/log/[a-z]+\\+)[0-9a-f]{8}\\+[A-Za-z0-9+/=]+\"",
                        "$1701ece91+ATP/5qfRoH+ds2vKuBi+I5zNhT06pHw1K9OW7CqtzNM8\""));
        assertEquals(2, report.level(), report.lines().toString());
        assertTrue(
                report.faults().getFirst().member().endsWith(".log.key"),
                report.lines().toString());
    }

    @Test
    void aListThatIsNotTheLogsIsFound() throws IOException {
        ConformReport report =
                report("subprocessors.", text -> text.replaceFirst("\"purpose\":\"", "\"purpose\":\"Not "));
        assertEquals(2, report.level(), report.lines().toString());
        assertTrue(report.lines().get(1).contains("other-list"), report.lines().toString());
    }

    @Test
    void aListOfAnotherHostIsNotTheLogs() throws IOException {
        ConformReport report = report(
                ".well-known", text -> text.replaceFirst("(\"list\":\\{\"[a-z]+\":\")", "$1https://other.example/#"));
        assertEquals(0, report.level(), report.lines().toString());
    }
}
