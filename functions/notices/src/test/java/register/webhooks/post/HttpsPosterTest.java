package register.webhooks.post;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.network.GuardedHttp;
import register.network.Reach;
import register.webhook.WebhookAddress;

/// Connections that others can cause, and the effects of the answers.
class HttpsPosterTest {
    private static final WebhookAddress HOOKS = WebhookAddress.parse("https://hooks.example.com/in/%C3%B5?key=1");
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(700);

    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private final List<InetSocketAddress> dialled = new CopyOnWriteArrayList<>();
    private HooksServer server;

    @BeforeEach
    void start() throws Exception {
        server = new HooksServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void itPostsToTheAddressThatItLookedUp() throws Exception {
        server.answers(out -> out.write(bytes("HTTP/1.1 204 No Content\r\n\r\n")));
        assertEquals(new Poster.Answer(204, Duration.ZERO), post(HOOKS, PATIENCE, "1.1.1.1"));
        assertEquals(List.of("hooks.example.com"), lookedUp);
        assertEquals(List.of(new InetSocketAddress("1.1.1.1", 443)), dialled);
        assertEquals(List.of("hooks.example.com"), server.names(), "SNI");
        String request = server.requests().getFirst();
        assertTrue(request.startsWith("POST /in/%C3%B5?key=1 HTTP/1.1\r\n"), request);
        assertTrue(request.contains("\r\nHost: hooks.example.com\r\n"), request);
        assertTrue(request.contains("\r\nConnection: close\r\n"), request);
        assertTrue(request.contains("\r\nContent-Type: application/json\r\n"), request);
        assertTrue(request.contains("\r\nContent-Length: 10\r\n"), request);
        assertTrue(request.contains("\r\nwebhook-id: entry_1"), request);
        assertTrue(request.endsWith("\r\n\r\n{\"a\":\"õ\"}"), request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1",
                "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
                "64:ff9b:1::1", "2002:7f00:1::1", "2001::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"
            })
    void noPrivateAddressIsConnectedTo(String address) {
        for (String[] found : List.of(
                new String[] {address}, new String[] {"1.1.1.1", address}, new String[] {address, "2606:4700::1111"})) {
            String said = message(() -> post(HOOKS, PATIENCE, found));
            assertTrue(
                    said.startsWith("not posted: hooks.example.com is at ") && said.endsWith("not a public address"),
                    said);
        }
        assertEquals(List.of(), dialled);
        assertEquals(0, server.connections());
    }

    /// A name server that answers differently the second time is not asked a second time.
    @Test
    void aNameThatMovesIsLookedUpOnce() throws Exception {
        server.answers(out -> out.write(bytes("HTTP/1.1 200 OK\r\n\r\n")));
        Reach.Lookup moving = host -> {
            lookedUp.add(host);
            return addresses(lookedUp.size() == 1 ? "1.1.1.1" : "127.0.0.1");
        };
        Poster.Answer answer = poster(moving, PATIENCE, server.trusting()).post(HOOKS, Map.of(), new byte[0]);
        assertEquals(200, answer.status());
        assertEquals(1, lookedUp.size());
        assertEquals(List.of(new InetSocketAddress("1.1.1.1", 443)), dialled);
    }

    @Test
    void theNextAddressIsTriedWhereOneRefuses() throws Exception {
        server.answers(out -> out.write(bytes("HTTP/1.1 200 OK\r\n\r\n")));
        assertEquals(200, post(HOOKS, PATIENCE, "9.9.9.9", "1.1.1.1").status());
        assertEquals(2, dialled.size());
    }

    @Test
    void theCertificateIsOfTheHostsName() throws Exception {
        server.answers(out -> out.write(bytes("HTTP/1.1 200 OK\r\n\r\n")));
        WebhookAddress other = WebhookAddress.parse("https://other.example.com/");
        assertTrue(message(() -> post(other, PATIENCE, "1.1.1.1")).startsWith("no TLS: "));
        var strict = poster(host -> addresses("1.1.1.1"), PATIENCE, SSLContext.getDefault());
        assertTrue(message(() -> strict.post(HOOKS, Map.of(), new byte[0])).startsWith("no TLS: "));
        assertEquals(List.of(), server.requests(), "nothing was said to either");
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        server.answers(out -> out.write(bytes("HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\n\r\n")));
        assertEquals(302, post(HOOKS, PATIENCE, "1.1.1.1").status());
        assertEquals(1, server.connections());
        assertEquals(1, lookedUp.size());
    }

    @Test
    void aSlowAnswerIsGivenUpInTime() throws Exception {
        server.answers(out -> Thread.sleep(60_000));
        assertGivenUp("no complete answer within 700 ms");
        server.answers(out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\n"));
            while (true) {
                out.write(bytes("a"));
                out.flush();
                Thread.sleep(20);
            }
        });
        assertGivenUp("no complete answer within 700 ms");
    }

    @Test
    void aNameServerThatHangsIsGivenUpInTime() {
        var poster = poster(
                host -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                },
                SHORT,
                server.trusting());
        assertEquals("no complete answer within 700 ms", message(() -> poster.post(HOOKS, Map.of(), new byte[0])));
    }

    @Test
    void noMoreThanAHeadIsRead() throws Exception {
        server.answers(out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\nx: "));
            endless(out);
        });
        assertEquals("no answer: Maximum line length limit exceeded", message(() -> post(HOOKS, PATIENCE, "1.1.1.1")));
        server.answers(out -> {
            for (int i = 0; i < 1_000_000; i++) {
                out.write(bytes("HTTP/1.1 100 Continue\r\n\r\n"));
            }
        });
        assertEquals("answers more than 131072 bytes", message(() -> post(HOOKS, PATIENCE, "1.1.1.1")));
        server.answers(out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
            endless(out);
        });
        assertEquals(200, post(HOOKS, PATIENCE, "1.1.1.1").status(), "a body is not read");
        server.answers(out -> out.write(bytes("SSH-2.0-OpenSSH_9.9\r\n")));
        assertEquals("no answer: The target server failed to respond", message(() -> post(HOOKS, PATIENCE, "1.1.1.1")));
    }

    @Test
    void retryAfterIsRead() throws Exception {
        assertEquals(Duration.ofMinutes(2), waits("120"));
        assertEquals(Duration.ofHours(1), waits("Sun, 01 Nov 2026 11:00:00 GMT"));
        for (String other : List.of("-1", "99999999999999999999", "soon", "", "Sun, 01 Nov 2026 09:00:00 GMT")) {
            assertEquals(Duration.ZERO, waits(other), other);
        }
        server.answers(
                out -> out.write(bytes("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 410 Gone\r\n\r\n")));
        assertEquals(410, post(HOOKS, PATIENCE, "1.1.1.1").status());
    }

    private Duration waits(String value) throws Exception {
        server.answers(out -> out.write(bytes("HTTP/1.1 503 Busy\r\nRETRY-AFTER:  " + value + "\r\n\r\n")));
        return post(HOOKS, PATIENCE, "1.1.1.1").retryAfter();
    }

    private void assertGivenUp(String message) {
        assertEquals(message, message(() -> post(HOOKS, SHORT, "1.1.1.1")));
    }

    private Poster.Answer post(WebhookAddress address, Duration patience, String... found) throws IOException {
        Reach.Lookup lookup = host -> {
            lookedUp.add(host);
            return addresses(found);
        };
        return poster(lookup, patience, server.trusting())
                .post(address, Map.of("webhook-id", "entry_1"), "{\"a\":\"õ\"}".getBytes(UTF_8));
    }

    /// Every address leads to the server here, except 9.9.9.9, which accepts no connection.
    private HttpsPoster poster(Reach.Lookup lookup, Duration patience, SSLContext trust) {
        var network = new GuardedHttp.Network(
                host -> Reach.PUBLIC.addresses(host, lookup),
                address -> {
                    dialled.add(address);
                    if (address.getAddress().getHostAddress().equals("9.9.9.9")) {
                        throw new ConnectException("refused");
                    }
                    return server.address();
                },
                trust);
        return new HttpsPoster(patience, network, InstantSource.fixed(NOW));
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        var all = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            all[i] = InetAddress.getByName(texts[i]);
        }
        return all;
    }

    private interface Act {
        Object run() throws IOException;
    }

    private static String message(Act act) {
        return String.valueOf(assertThrows(IOException.class, act::run).getMessage());
    }

    private static void endless(OutputStream out) throws IOException {
        while (true) {
            out.write(bytes("x".repeat(1000)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
