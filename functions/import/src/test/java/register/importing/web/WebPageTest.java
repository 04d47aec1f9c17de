package register.importing.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;
import register.network.GuardedHttp;
import register.network.Reach;
import register.testing.Waiting;

/// Pages that are fetched, from a server on this machine.
class WebPageTest {
    private static final int MOST = 10_000;
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static HttpsServer server;
    private static SSLContext trust;
    private static String at;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                new String(PASSWORD));
        Process process = made.redirectErrorStream(true).start();
        assertEquals(0, Waiting.ended(process));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("a", store.getCertificate("a"));
        var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(certificates);
        trust = SSLContext.getInstance("TLS");
        trust.init(own.getKeyManagers(), others.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trust));
        server.createContext("/", WebPageTest::answer);
        server.start();
        at = "https://localhost:" + server.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = "<p>Ä</p>".getBytes(path.equals("/latin") ? ISO_8859_1 : UTF_8);
        int status = 200;
        switch (path) {
            case "/page" -> exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            case "/latin" -> exchange.getResponseHeaders().set("Content-Type", "text/html; charset=iso-8859-1");
            case "/list" -> exchange.getResponseHeaders().set("Content-Type", "text/csv");
            case "/image" -> exchange.getResponseHeaders().set("Content-Type", "image/png");
            case "/packed" -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.getResponseHeaders().set("Content-Encoding", "br");
            }
            case "/large" -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                body = new byte[MOST + 1];
            }
            case "/moved" -> {
                exchange.getResponseHeaders().set("Location", "/page");
                status = 302;
            }
            case "/plain" -> {
                exchange.getResponseHeaders().set("Location", "http://localhost/page");
                status = 301;
            }
            case "/file" -> {
                exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
                status = 301;
            }
            case "/broken" -> {
                exchange.getResponseHeaders().set("Location", "https://[");
                status = 302;
            }
            case "/round" -> {
                exchange.getResponseHeaders().set("Location", "/round");
                status = 307;
            }
            default -> status = 404;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void theServersMediaTypeDecidesHowItIsRead() throws RefusedSourceException {
        assertEquals("html", fetch("/page").ending());
        assertEquals("csv", fetch("/list").ending());
        assertEquals("<p>Ä</p>", new String(fetch("/latin").bytes(), UTF_8));
    }

    @Test
    void aRedirectIsFollowedAndItsEndIsTheAddress() throws RefusedSourceException {
        assertEquals(at + "/page", fetch("/moved").address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plain: begins with https://",
                "/file: begins with https://",
                "/broken: redirected to an invalid URL",
                "/round: more than 5 redirects",
                "/large: answers more than 10000 bytes",
                "/image: the server says it is image/png",
                "/packed: the server encodes the answer as br",
                "/none: the server answers 404"
            })
    void whatIsNoPageIsRefusedInOneLine(String refusal) {
        int colon = refusal.indexOf(": ");
        RefusedSourceException refused =
                assertThrows(RefusedSourceException.class, () -> fetch(refusal.substring(0, colon)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(refusal.substring(colon + 2)) && !message.contains("\n"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/page", "ftp://localhost/page", "https://user@localhost/", "https:///x"})
    void anotherAddressIsRefused(String address) {
        assertThrows(RefusedSourceException.class, () -> WebPage.fetch(address, MOST, network(trust)));
    }

    @Test
    void aServerThatNobodyTrustsIsRefused() throws Exception {
        SSLContext others = SSLContext.getDefault();
        assertThrows(RefusedSourceException.class, () -> WebPage.fetch(at + "/page", MOST, network(others)));
    }

    @Test
    void aPrivateAddressIsNotAsked() {
        RefusedSourceException refused = assertThrows(
                RefusedSourceException.class,
                () -> WebPage.fetch(at + "/page", MOST, GuardedHttp.Network.within(Reach.PUBLIC)));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("which is not a public address"), refused.getMessage());
    }

    private static GuardedHttp.Network network(SSLContext trusted) {
        return new GuardedHttp.Network(InetAddress::getAllByName, to -> to, trusted);
    }

    private static WebPage fetch(String path) throws RefusedSourceException {
        return WebPage.fetch(at + path, MOST, network(trust));
    }
}
