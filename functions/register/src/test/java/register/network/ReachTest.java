package register.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The addresses that others can make the register connect to.
class ReachTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<String> hosts = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {1, 2});
            exchange.close();
        });
        server.createContext("/led", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.169.254",
                "169.254.79.129",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void noSpecialAddressIsPublic(String address) throws IOException {
        InetAddress[] found = {InetAddress.getByName(address)};
        assertThrows(Reach.PrivateAddressException.class, () -> Reach.PUBLIC.addresses("a.example", _ -> found));
        assertArrayEquals(found, Reach.PRIVATE.addresses("a.example", _ -> found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "100.128.0.1",
                "126.0.0.1",
                "128.0.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::101:101",
                "2001:4860:4860::8888",
                "2002:101:101::1",
                "2606:4700::1111"
            })
    void theRestIs(String address) throws IOException {
        InetAddress[] found = {InetAddress.getByName(address)};
        assertArrayEquals(found, Reach.PUBLIC.addresses("a.example", _ -> found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "127.1",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "0.0.0.0",
                "0"
            })
    void noWayOfWritingItLeadsToThisMachine(String host) {
        var answers = new GuardedHttp(PATIENCE, 10, Reach.PUBLIC);
        URI uri = URI.create("http://" + host + ":" + port() + "/");
        assertThrows(IOException.class, () -> answers.get(uri));
        assertThrows(IOException.class, () -> answers.post(uri, "a/b", "a/b", new byte[1]));
        assertEquals(0, asked.get());
    }

    @Test
    void refusalsAreExplained() {
        var answers = new GuardedHttp(PATIENCE, 10, Reach.PUBLIC);
        var refused =
                assertThrows(IOException.class, () -> answers.get(URI.create("http://127.0.0.1:" + port() + "/")));
        assertEquals(
                "is not asked: 127.0.0.1 is at 127.0.0.1, which is not a public address;"
                        + " REGISTER_PRIVATE_AUTHORITIES=true allows it",
                refused.getMessage());
    }

    /// Its owner chooses which comes first, and when.
    @Test
    void aNameWithOnePrivateAddressAmongOthersIsNotAsked() throws IOException {
        InetAddress[] mixed = {InetAddress.getByName("1.1.1.1"), InetAddress.getLoopbackAddress()};
        assertThrows(Reach.PrivateAddressException.class, () -> Reach.PUBLIC.addresses("a.example", _ -> mixed));
    }

    /// A name server's second, different answer is never asked for.
    @Test
    void theAddressLookedUpOnceIsUsed() throws IOException {
        var lookups = new ArrayList<String>();
        Reach.Lookup lookup = host -> {
            lookups.add(host);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
        var here = GuardedHttp.Network.within(Reach.PRIVATE);
        var answers =
                new GuardedHttp(PATIENCE, PATIENCE, 10, new GuardedHttp.Network(lookup, here.way(), here.trust()));
        String host = "rebinding.example:" + port();
        assertArrayEquals(
                new byte[] {1, 2},
                answers.get(URI.create("http://" + host + "/")).body().toArray());
        assertEquals(List.of("rebinding.example"), lookups);
        assertEquals(List.of(host), hosts);
    }

    @Test
    void noRedirectIsFollowed() {
        var answers = new GuardedHttp(PATIENCE, 10, Reach.PRIVATE);
        var led = assertThrows(IOException.class, () -> answers.get(URI.create("http://127.0.0.1:" + port() + "/led")));
        assertTrue(String.valueOf(led.getMessage()).contains("302"), led::getMessage);
        assertEquals(0, asked.get());
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
