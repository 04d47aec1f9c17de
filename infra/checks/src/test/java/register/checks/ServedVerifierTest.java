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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.chain.EntryHeader;
import register.chain.Headers;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeProofs;
import register.notices.letter.NoticeLinks;
import register.page.Look;
import register.read.http.SecurityHeaders;
import register.read.proof.VerifyPage;
import register.recipient.Recipient;
import register.sample.CommittedNotice;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The page `/verify` beside a register's log, with the headers under which it is served: it loads the proof and the
/// trust file from there if the reader asks. Without a browser, the test is skipped.
@Tag("end-to-end")
class ServedVerifierTest {
    private static final String OBTAIN = "obtaining.click()";
    private static final String HEADING = "document.querySelector('output h2')?.innerText";
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
        boolean isPage = path.matches("/verify(/[a-z]+/)?");
        exchange.getResponseHeaders().set("Content-Type", isPage ? "text/html; charset=utf-8" : "text/plain");
        SecurityHeaders.of(!isPage).forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Security-Policy", VerifyPage.CONTENT_SECURITY_POLICY);
        String file = files.get(isPage ? "/verify" : path);
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
            committed(page, file, sample, "other@acme.example", "words.othercustomer");
            byte[] changed =
                    new String(file, UTF_8).replace("2026-12-31", "2026-12-30").getBytes(UTF_8);
            committed(page, changed, sample, CommittedNotice.RECIPIENT.address(), "words.changed");
            committed(page, file, CommittedNotice.make(), CommittedNotice.RECIPIENT.address(), "words.nokey");
            assertTrue(
                    page.browser.requests().stream()
                            .allMatch(request -> request.url().equals(address("/verify"))
                                    || request.url().endsWith("/favicon.ico")),
                    "it asks nobody");
        }
    }

    @Test
    void fromAMailOneFileAndOneClickLeadToTheSentence() throws Exception {
        CommittedNotice sample = CommittedNotice.make();
        serve(sample);
        try (VerifierPage page = mailed(CommittedNotice.RECIPIENT)) {
            page.open();
            assertEquals(page.word("invite"), page.browser.text("document.querySelector('.note').innerText"));
            page.browser.choose(page.file("notice.json", sample.proof().bytes()));
            page.browser.until(HEADING + " === words.nokey && !obtaining.hidden");
            assertEquals(page.word("obtainkey"), page.browser.text("obtaining.innerText"));
            page.browser.text(OBTAIN);
            page.browser.until(HEADING + " === words.committed");
            String said = page.said();
            for (String sentence : List.of(
                    "Acme Cloud OÜ committed to telling Acme Näidis GmbH (privacy@acme.example) of these changes:",
                    "Joins: Example Hosting SE, Servers · 31 December 2026",
                    "It was to do so before 30 November 2026 at 23:00 (UTC).",
                    "The commitment is entry 4 of the log, recorded on 1 June 2026 at 12:00 (UTC) by the"
                            + " register’s own clock.",
                    page.word("meant"),
                    page.word("server"))) {
                assertTrue(said.contains(sentence), sentence + " in " + said);
            }
            assertEquals(
                    List.of(
                            "/verify/en/",
                            "/log/acme/trust",
                            "/log/acme/proofs/4",
                            "/log/acme/proofs/3",
                            "/log/acme/contents/3"),
                    page.browser.requests().stream()
                            .map(request -> URI.create(request.url()).getPath())
                            .filter(path -> !path.equals("/favicon.ico"))
                            .toList());
            assertTrue(page.browser.requests().stream().noneMatch(Browser.Request::withBody), "nothing is sent");
        }
    }

    @Test
    void anotherLanguageAndTheLinkToTheContentKeepWhatAMailBrought() throws Exception {
        CommittedNotice sample = CommittedNotice.make();
        serve(sample);
        try (VerifierPage page = mailed(CommittedNotice.RECIPIENT)) {
            page.open();
            page.browser.text("void document.querySelector('.skip').click()");
            page.browser.until("location.hash === '#content' && document.querySelector('.note') !== null");
            page.browser.text("void document.querySelector('.lang a[lang=el]').click()");
            page.browser.until("location.pathname === '/verify/el/' && document.readyState === 'complete'");
            assertEquals(page.word("invite"), page.browser.text("document.querySelector('.note').innerText"));
            assertEquals(CommittedNotice.RECIPIENT.address(), page.browser.text("addressed.value"));
            assertEquals(CommittedNotice.RECIPIENT.customer(), page.browser.text("customer.value"));
            obtained(page, sample.proof().bytes());
            page.browser.until(HEADING + " === words.committed");
            page.browser.text("void (document.documentElement.lang = 'el', check())");
            page.browser.until("output.innerText.includes(': Example Hosting SE, Servers ·')"
                    + " && output.innerText.includes('Acme Cloud OÜ')");
        }
    }

    @Test
    void anotherCustomerLogOrListIsRefusedWithAReason() throws Exception {
        CommittedNotice sample = CommittedNotice.make();
        byte[] another = CommittedNotice.make().proof().bytes();
        serve(sample);
        try (VerifierPage page = mailed(new NamedRecipient("Globex", "privacy@globex.example", null))) {
            page.open();
            page.browser.choose(page.file("notice.json", sample.proof().bytes()));
            page.browser.until(HEADING + " === words.othercustomer && obtaining.hidden");
        }
        try (VerifierPage page = mailed(CommittedNotice.RECIPIENT)) {
            page.open();
            obtained(page, another);
            page.browser.until(HEADING + " === words.nokey && obtaining.hidden");
            assertTrue(page.said().contains(page.word("log")), page.said());
            files.put("/log/acme/contents/3", CommittedNotice.ANNOUNCED.replace("Cloud", "Evil"));
            obtained(page, sample.proof().bytes());
            page.browser.until(HEADING + " === words.committed");
            assertTrue(page.said().contains("Joins: example-hosting, servers · "), page.said());
        }
    }

    private static void obtained(VerifierPage page, byte[] file) throws Exception {
        page.browser.text("void (trusted.value = '')");
        page.browser.choose(page.file("notice-" + Sha256.of(file).hex() + ".json", file));
        page.browser.until("!obtaining.hidden");
        page.browser.text(OBTAIN);
    }

    @Test
    void aWithdrawalIsSaidToBeOne() throws Exception {
        CommittedNotice withdrawn = CommittedNotice.make(true);
        serve(withdrawn);
        try (VerifierPage page = mailed(CommittedNotice.RECIPIENT)) {
            page.open();
            obtained(page, withdrawn.proof().bytes());
            page.browser.until(HEADING + " === words.committed");
            assertTrue(
                    page.said().contains(" (privacy@acme.example) that these changes will not take place:\n"),
                    page.said());
        }
    }

    @Test
    void aMalformedNoticeIsRefusedWithAReason() throws Exception {
        byte[] file = CommittedNotice.make().proof().bytes();
        String later = new String(file, UTF_8).replace("tlog-proof@v1", "tlog-proof@v2");
        try (VerifierPage page = mailed(CommittedNotice.RECIPIENT)) {
            page.open();
            for (byte[] none : List.of(Arrays.copyOf(file, 700), later.getBytes(UTF_8), "{}".getBytes(UTF_8))) {
                String name = "notice-" + none.length + ".json";
                page.browser.choose(page.file(name, none));
                page.browser.until("output.innerText === words.nonotice.replace('{0}', '" + name + "')");
            }
        }
    }

    /// As opened by a mail's link.
    private VerifierPage mailed(NamedRecipient recipient) throws Exception {
        EntryHeader header = Headers.entry(1, "").header();
        URI link = new NoticeLinks(URI.create(address("")), header, Language.ENGLISH, Language.ENGLISH)
                .verify(new Recipient.Who(null, recipient.customer(), recipient.address()));
        return VerifierPage.at(link, folder);
    }

    private void serve(CommittedNotice sample) {
        var proofs =
                new NoticeProofs(sample.ports().checkpoints(), sample.ports().witnesses());
        for (long sequence : new long[] {3, 4}) {
            files.put(
                    "/log/acme/proofs/" + sequence,
                    proofs.inLog(sample.ports()
                                    .chain()
                                    .entry(new PolicyId("acme"), sequence)
                                    .orElseThrow()
                                    .header())
                            .text());
        }
        files.put("/log/acme/trust", "log " + sample.key().text() + "\nquorum none\n");
        files.put("/log/acme/contents/3", CommittedNotice.ANNOUNCED);
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
