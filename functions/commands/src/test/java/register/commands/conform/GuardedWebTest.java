package register.commands.conform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.smtp.TlsFiles;
import register.network.GuardedHttp;

/// Lists by https, from a server on this machine whose certificate names `trust.example.com` alone.
class GuardedWebTest {
    private static final String OWN = "trust.example.com";
    private static final String OTHER = "other.example.com";
    private static final String LIST = """
            {"format": "subprocessor-list/1", "provider": "Example GmbH", "effectiveDate": "2026-03-01",
             "language": "en", "subprocessors": []}""";

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private static HttpsServer server;
    private static TlsFiles files;
    private static volatile String listedAt = OWN;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        files = TlsFiles.make(folder, "dns:" + OWN);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(files.shown()));
        server.createContext("/", GuardedWebTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void nothingIsAsked() {
        ASKED.clear();
        listedAt = OWN;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        ASKED.add(path);
        byte[] body = (path.equals("/list.json") ? LIST : pointer()).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// Every host is this server.
    private static ConformReport report(String domain, SSLContext trust) throws IOException {
        var network = new GuardedHttp.Network(
                _ -> new InetAddress[] {InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7})},
                _ -> server.getAddress(),
                trust);
        return new DomainCheck(new GuardedWeb(network), Clock.systemUTC()).run(domain);
    }

    @Test
    void aTrustedCertificateOfTheHostIsAccepted() throws Exception {
        ConformReport report = report(OWN, files.trusted());
        assertEquals(List.of(), report.faults());
        assertEquals(1, report.level());
        assertEquals(List.of("/.well-known/subprocessors.json", "/list.json"), ASKED);
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        IOException refused = assertThrows(IOException.class, () -> report(OTHER, files.trusted()));
        assertEquals(
                "https://other.example.com/.well-known/subprocessors.json: the certificate is not for this host",
                refused.getMessage());
        assertEquals(List.of(), ASKED);
    }

    @Test
    void anUntrustedCertificateIsRefused() {
        IOException refused = assertThrows(IOException.class, () -> report(OWN, SSLContext.getDefault()));
        assertEquals(
                "https://trust.example.com/.well-known/subprocessors.json: no authority that Java trusts issued the certificate",
                refused.getMessage());
        assertEquals(List.of(), ASKED);
    }

    @Test
    void aListOnAHostWithoutItsCertificateIsAFinding() throws Exception {
        listedAt = OTHER;
        ConformReport report = report(OWN, files.trusted());
        assertEquals(0, report.level());
        assertEquals(1, report.faults().size(), report.faults().toString());
        Fault fault = report.faults().getFirst();
        assertEquals("https://" + OTHER + "/list.json", fault.address());
        assertEquals("the certificate is not for this host", fault.value());
        assertEquals("an answer", fault.expected());
        assertEquals(List.of("/.well-known/subprocessors.json"), ASKED);
    }

    @Test
    void aPortThatCannotExistIsAFinding() throws Exception {
        listedAt = OWN + ":99999";
        ConformReport report = report(OWN, files.trusted());
        assertEquals("no address of a server", report.faults().getFirst().value());
    }

    private static String pointer() {
        return """
                {"format": "subprocessor-list/1", "lists": [{"list": {"en": "https://%s/list.json"}}]}""".formatted(listedAt);
    }
}
