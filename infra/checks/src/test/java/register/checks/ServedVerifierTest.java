package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.read.html.Look;
import register.read.http.SecurityHeaders;
import register.read.proof.VerifyPage;
import register.sample.CommittedNotice;
import register.value.Language;

/// The page `/verify` beside a register's log, with the headers under which it is served: it takes proof and trust file
/// from there where the reader says so. Where there is no browser, the test is skipped.
@Tag("end-to-end")
class ServedVerifierTest {
    private static final String OBTAIN = "obtaining.click()";
    private static final LoggedPolicy POLICY = new LoggedPolicy();
    private static final byte[] PDF = POLICY.pdf();
    private static final String TRUST = POLICY.trust("group both all one two", "quorum both");

    @TempDir
    private Path folder;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "/verify", VerifyPage.render(Language.ENGLISH, null, Look.SOBER),
            "/log/liveagent/proofs/3", POLICY.proof(2, POLICY.note(POLICY.cosigned())),
            "/log/liveagent/trust", TRUST));
    private final HttpServer server;

    ServedVerifierTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isPage = path.equals("/verify");
        exchange.getResponseHeaders().set("Content-Type", isPage ? "text/html; charset=utf-8" : "text/plain");
        SecurityHeaders.of(!isPage).forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Security-Policy", VerifyPage.CONTENT_SECURITY_POLICY);
        String file = files.get(path);
        byte[] body = (file == null ? "" : file).getBytes(UTF_8);
        exchange.sendResponseHeaders(file == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private VerifierPage page() throws Exception {
        return VerifierPage.at(URI.create(address("/verify")), folder);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void proofAndTrustFileAreTakenFromTheRegisterAndNothingIsSent() throws Exception {
        try (VerifierPage page = page()) {
            Path pdf = page.file("policy.pdf", PDF);
            page.assertVerdict("unproven", page.said(pdf));
            page.browser.text(OBTAIN);
            page.browser.until("document.querySelector('output').innerText.includes(words.proven)");
            assertTrue(page.said().contains(page.word("server")), page.said());
            assertEquals(TRUST, page.browser.text("trusted.value"));
            assertEquals(
                    List.of(
                            new Browser.Request("GET", address("/verify"), false),
                            new Browser.Request("GET", address("/log/liveagent/proofs/3"), false),
                            new Browser.Request("GET", address("/log/liveagent/trust"), false)),
                    page.browser.requests().stream()
                            .filter(request -> !request.url().endsWith("/favicon.ico"))
                            .toList());
        }
    }

    @Test
    void aNoticeIsProvenToItsCustomerAloneAndNothingIsSent() throws Exception {
        CommittedNotice sample = CommittedNotice.make();
        byte[] file = sample.proof().bytes();
        try (VerifierPage page = page()) {
            committed(page, file, sample, CommittedNotice.RECIPIENT.address(), "words.committed");
            assertTrue(page.said().contains(page.word("meant")), page.said());
            committed(page, file, sample, "other@acme.example", "words.uncommitted");
            byte[] changed =
                    new String(file, UTF_8).replace("2026-12-31", "2026-12-30").getBytes(UTF_8);
            committed(page, changed, sample, CommittedNotice.RECIPIENT.address(), "words.uncommitted");
            committed(page, file, CommittedNotice.make(), CommittedNotice.RECIPIENT.address(), "words.nokey");
            assertTrue(
                    page.browser.requests().stream()
                            .allMatch(request -> request.url().equals(address("/verify"))
                                    || request.url().endsWith("/favicon.ico")),
                    "it asks nobody");
        }
    }

    private static void committed(VerifierPage page, byte[] file, CommittedNotice log, String address, String expected)
            throws Exception {
        page.open();
        page.browser.choose(page.file("notice.json", file));
        page.browser.until("held.notice !== null");
        page.browser.text("void (trusted.value = '" + log.key().text() + "')");
        page.browser.text("void (customer.value = '" + CommittedNotice.RECIPIENT.customer() + "')");
        page.browser.text("void (addressed.value = '" + address + "')");
        page.browser.text("void addressed.dispatchEvent(new Event('input'))");
        page.browser.until("document.querySelector('output h2')?.innerText === " + expected);
    }

    @Test
    void theReadersOwnTrustFileIsKept() throws Exception {
        try (VerifierPage page = page()) {
            String own = POLICY.trust("quorum one");
            page.said(PDF, "", own);
            page.browser.text(OBTAIN);
            page.browser.until("document.querySelector('output').innerText.includes(words.proven)");
            assertEquals(own, page.browser.text("trusted.value"));
            page.assertVerdict("proven", page.said());
            assertEquals(
                    "false", page.browser.text("document.querySelector('output').innerText.includes(words.server)"));
        }
    }

    @Test
    void aRegisterThatGivesNoneOrAnotherIsNotBelieved() throws Exception {
        try (VerifierPage page = page()) {
            String another = POLICY.proof(3, POLICY.note(POLICY.cosigned()));
            for (String given : new String[] {null, "no proof", another}) {
                files.put("/log/liveagent/proofs/3", given);
                page.said(page.file("policy.pdf", PDF));
                page.browser.text(OBTAIN);
                String expected = another.equals(given) ? "words.entry" : "words.unavailable";
                page.browser.until("document.querySelector('output').innerText.includes(" + expected + ")");
            }
        }
    }
}
