package register.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.testing.Crowd;
import register.testing.Java;
import register.testing.Waiting;

/// Crowds of honest readers and attackers at a server with little memory: no honest connection is reset, and mail is
/// still received. `infra/bench/crowd` does the same with the memory of a real server.
final class CrowdTest {
    private static final String LONG = "/v1/openapi.json";
    private static final String MAIL =
            "From: Mari <mari@klient.example>\r\nTo: andrej@liveagent.com\r\nSubject: Question\r\nMessage-ID:"
                    + " <NUMBER@klient.example>\r\n\r\nWhat does it cost?\r\n.\r\n";

    @TempDir
    private Path data;

    private final List<Socket> strangers = new ArrayList<>();
    private Process server;
    private int http;
    private int smtp;

    @BeforeEach
    void start() throws IOException {
        ProcessBuilder builder = Java.builder(
                List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=" + data),
                RunRegister.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "REGISTER_DATA", data.toString(),
                        "REGISTER_POLICIES", Checkout.file("infra/policies").toString(),
                        "REGISTER_HTTP_PORT", "0",
                        "REGISTER_SMTP_PORT", "0",
                        "REGISTER_URL", "https://register.example",
                        // No server listens there, but forms are served only with a relay.
                        "REGISTER_MAIL_RELAY", "smtp://127.0.0.1:1"));
        server = builder.redirectError(data.resolve("log").toFile()).start();
        String ready = server.inputReader(UTF_8).readLine();
        assertTrue(ready != null && ready.startsWith("ready "), ready);
        http = URI.create(ready.split(" ", -1)[1]).getPort();
        smtp = URI.create(ready.split(" ", -1)[2]).getPort();
    }

    @AfterEach
    void stop() throws IOException {
        server.destroyForcibly().onExit().join();
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void sixHundredWhoReadAtOnceGetTheWholePage() throws Exception {
        Map<String, Long> outcomes = Crowd.ask(http, LONG, "", 600);
        assertTrue(Set.of("200", "503").containsAll(outcomes.keySet()), outcomes.toString());
        assertTrue(outcomes.getOrDefault("200", 0L) >= 300, outcomes.toString());
        othersAreServed(1);
    }

    @Test
    void threeHundredWhoReadNothingHoldUpNobody() throws Exception {
        strangers.addAll(Crowd.hold(http, ("GET " + LONG + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII), 300));
        othersAreServed(1);
        assertEquals(Map.of("200", 20L), Crowd.ask(http, LONG, "", 20));
        othersAreServed(2);
    }

    @Test
    void aThousandHalfSentFormsHoldUpNobody() throws Exception {
        String begun = "POST /liveagent/subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n";
        strangers.addAll(Crowd.hold(http, (begun + "a".repeat(70_000)).getBytes(US_ASCII), 1_000));
        Map<String, Long> outcomes = Crowd.ask(http, LONG, "", 20);
        assertTrue(Set.of("200", "503").containsAll(outcomes.keySet()), outcomes.toString());
        othersAreServed(1);
        // Senders who stop are dropped.
        while (!outcomes.equals(Map.of("200", 20L))) {
            outcomes = Crowd.ask(http, LONG, "", 20);
        }
        othersAreServed(2);
    }

    /// A head of many fields takes far more memory than bytes.
    @Test
    void fiveHundredHeadsOfThousandsOfFieldsHoldUpNobody() throws Exception {
        String begun = "GET / HTTP/1.1\r\nHost: x\r\n" + "a:b\r\n".repeat(3_000);
        strangers.addAll(Crowd.hold(http, begun.getBytes(US_ASCII), 500));
        assertEquals(Map.of("200", 20L), Crowd.ask(http, LONG, "", 20));
        othersAreServed(1);
    }

    /// A mail is accepted, and a page is read.
    private void othersAreServed(int number) throws Exception {
        try (var mail = new Socket(InetAddress.ofLiteral("127.0.0.1"), smtp)) {
            mail.setSoTimeout(Waiting.HANG_MILLIS);
            var in = new BufferedReader(new InputStreamReader(mail.getInputStream(), US_ASCII));
            String answer = in.readLine();
            for (String said : List.of(
                    "HELO klient.example",
                    "MAIL FROM:<mari@klient.example>",
                    "RCPT TO:<andrej@liveagent.com>",
                    "DATA",
                    MAIL.replace("NUMBER", String.valueOf(number)).stripTrailing())) {
                mail.getOutputStream().write((said + "\r\n").getBytes(US_ASCII));
                answer = in.readLine();
            }
            assertTrue(answer != null && answer.startsWith("250"), answer);
        }
        assertTrue(server.isAlive());
    }
}
