package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;

/// The whole journey on the real policy, through real processes and sockets, as a person would try it.
@Tag("end-to-end")
@TestMethodOrder(MethodOrderer.MethodName.class)
class JourneyTest {
    private static final String LIST = "/v1/policies/liveagent/subprocessors?lang=et&asOf=2023-10-02";
    private static final String SNAPSHOT = "/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf?lang=et";
    private static final String MAILBOX = "andrej@liveagent.com";

    @TempDir
    private static Path data;

    private static RunningRegister register;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(data.resolve("a foreign file.txt"), "not the register's");
        register = RunningRegister.start(data, Map.of("JAVA_OPTS", "")).untilReady();
    }

    @AfterAll
    static void stop() throws Exception {
        register.close();
    }

    @Test
    void printsOneLineOnStandardOutput() {
        assertEquals(1, register.output().lines().count(), register.output());
    }

    @Test
    void listsEightSubprocessorsWithThirteenEngagementsAndThenSaysNotModified() throws Exception {
        HttpResponse<byte[]> first = register.get(LIST);
        assertEquals(200, first.statusCode());
        var list = (Json.Obj) JsonText.parse(first.body());
        List<Json> subprocessors = ((Json.Arr) member(list, "subprocessors")).items();
        assertEquals(8, subprocessors.size());
        assertEquals(
                13,
                subprocessors.stream()
                        .mapToInt(subprocessor -> ((Json.Arr) member(subprocessor, "engagements"))
                                .items()
                                .size())
                        .sum());

        String etag = first.headers().firstValue("etag").orElseThrow();
        HttpResponse<byte[]> second = register.get(LIST, "If-None-Match", etag);
        assertEquals(304, second.statusCode());
        assertEquals(0, second.body().length);
    }

    @Test
    void snapshotIsSealedGenuineAndNamesItsEdition() throws Exception {
        byte[] pdf = register.followed(SNAPSHOT);
        Path file = Files.write(data.resolve("p.pdf"), pdf);

        Command verified = Command.register(register.environment(), "verify", file.toString());
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().contains("liveagent") && verified.out().contains("2023-10-02"), verified.out());

        Tools.assume("pdfsig", "poppler-utils");
        Tools.assume("pdftotext", "poppler-utils");
        String signature = Command.run(Map.of(), "pdfsig", file.toString()).out();
        assertTrue(signature.contains("Signature is Valid"), signature);
        assertTrue(signature.contains("Total document signed"), signature);
        String text = Command.run(Map.of(), "pdftotext", file.toString(), "-").out();
        assertTrue(text.contains("alltöötleja") && text.contains("Websupport, s.r.o."), text);
    }

    @Test
    void theLogIsVerifiedSinceTheCheckpointThatWasKept() throws Exception {
        String log = "/log/liveagent";
        Path kept = Files.write(
                data.resolve("kept"), register.get(log + "/checkpoint").body());

        Command verified = Command.register(
                register.environment(), "verify-log", register.http(log).toString(), "--since", kept.toString());
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.out().startsWith("verified\n"), verified.out());
        assertTrue(verified.out().matches("(?s).*contents recomputed: ([0-9]+) of \\1\n.*"), verified.out());

        String[] watch = {
            "watch",
            register.http(log).toString(),
            "--state",
            data.resolve("watched").toString()
        };
        Command first = Command.register(register.environment(), watch);
        assertEquals(0, first.exit(), first.toString());
        assertTrue(first.out().startsWith("following "), first.out());
        Command quiet = Command.register(register.environment(), watch);
        assertEquals(0, quiet.exit(), quiet.toString());
        assertEquals("", quiet.out());
    }

    @Test
    void oneFlippedBitIsFoundAndNamed() throws Exception {
        byte[] pdf = register.followed(SNAPSHOT);
        pdf[pdf.length / 3] ^= 1;
        Path file = Files.write(data.resolve("flipped.pdf"), pdf);

        Command verified = Command.register(register.environment(), "verify", file.toString());
        assertEquals(1, verified.exit(), verified.toString());
        assertTrue(verified.out().lines().count() >= 1, verified.out());
    }

    @Test
    void mailThatAsksForADpaIsAnsweredOnceAndOtherMailIsNot() throws Exception {
        String agreement = mail(
                "agreement@customer.example",
                "<agreement@customer.example>",
                "Andmetöötlusleping",
                "Tere!\n\nPalun saatke meile allkirjastamiseks andmetöötlusleping.\n\nTervitades\nKlient\n",
                "");
        String seedsOwnWords = mail(
                "words@customer.example",
                "<words@customer.example>",
                "DPA",
                "Tere, oleme LiveAgenti klient ja soovime siseneda teie DPA-sse.\n",
                "");
        String outOfOffice = mail(
                "away@customer.example",
                "<away@customer.example>",
                "Automaatvastus: andmetöötlusleping",
                "Olen puhkusel. Palun saatke andmetöötlusleping uuesti.\n",
                "Auto-Submitted: auto-replied\n");

        assertEquals(1, replies(agreement, "agreement@customer.example"));
        assertEquals(1, replies(seedsOwnWords, "words@customer.example"));
        assertEquals(0, replies(agreement, "agreement@customer.example"));
        assertEquals(0, replies(outOfOffice, "away@customer.example"));

        Command requests = Command.register(register.environment(), "requests");
        assertEquals(0, requests.exit(), requests.toString());
        assertTrue(requests.out().contains("agreement@customer.example"), requests.out());
        assertTrue(requests.out().contains("words@customer.example"), requests.out());
        assertTrue(requests.out().contains("auto-submitted"), requests.out());
    }

    @Test
    void commandsWorkBesideTheServerAndTheirResultIsServed() throws Exception {
        Path draft = data.resolve("next.yaml");
        Files.writeString(
                draft,
                Files.readString(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"))
                        .replace("effectiveDate: 2023-10-02", "effectiveDate: 2023-11-02"));

        Command published = Command.register(register.environment(), "publish", "--trial", "--yes", draft.toString());
        assertEquals(0, published.exit(), published.toString());
        assertTrue(published.out().contains("accepted"), published.out());
        Command again = Command.register(register.environment(), "publish", "--trial", "--yes", draft.toString());
        assertEquals(0, again.exit(), again.toString());
        assertTrue(again.out().contains("unchanged"), again.out());

        assertEquals(
                200,
                register.get("/v1/policies/liveagent/subprocessors?asOf=2023-11-02")
                        .statusCode());
        assertTrue(register.followed("/v1/policies/liveagent/versions/2023-11-02/snapshot.pdf").length > 1000);
    }

    @Test
    void pageIsHtmlInTheBrowsersLanguage() throws Exception {
        HttpResponse<byte[]> page = register.get("/liveagent", "Accept", "text/html", "Accept-Language", "et");
        assertEquals(200, page.statusCode());
        assertEquals("et", page.headers().firstValue("content-language").orElseThrow());
        assertTrue(new String(page.body(), UTF_8).contains("Websupport, s.r.o."));
    }

    /// A policy's page loads quickly even over a slow line, because it is all that a reader loads.
    @ParameterizedTest
    @ValueSource(strings = {"/example?lang=en", "/example?lang=de", "/liveagent?lang=et"})
    void pageOfAPolicyIsSmall(String address) throws Exception {
        byte[] page = register.get(address, "Accept", "text/html").body();
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(page);
        }
        assertTrue(compressed.size() <= 11 * 1024, compressed.size() + " bytes");
    }

    /// A server bound to every interface would answer at 127.0.0.2 as well.
    @Test
    void listensAtItsLoopbackAddressOnly() {
        for (int port : List.of(register.http("/").getPort(), register.smtpPort())) {
            assertThrows(
                    java.net.ConnectException.class,
                    () -> new java.net.Socket(java.net.InetAddress.getByName("127.0.0.2"), port).close(),
                    "port " + port);
        }
    }

    @Test
    void foreignFileIsLeftAlone() throws IOException {
        assertEquals("not the register's", Files.readString(data.resolve("a foreign file.txt")));
    }

    private static int replies(String message, String from) throws IOException {
        int before = RunningRegister.files(data.resolve("outbox")).size();
        String answer = SmtpClient.send(register.smtpPort(), from, MAILBOX, message);
        assertTrue(answer.startsWith("250"), answer);
        List<Path> after = RunningRegister.files(data.resolve("outbox"));
        for (Path reply : after.subList(before, after.size())) {
            assertNotEquals(0, Files.size(reply));
        }
        return after.size() - before;
    }

    private static String mail(String from, String messageId, String subject, String text, String headers) {
        return "From: Klient <" + from + ">\nTo: " + MAILBOX + "\nSubject: =?UTF-8?B?"
                + java.util.Base64.getEncoder().encodeToString(subject.getBytes(UTF_8)) + "?=\nMessage-ID: "
                + messageId + "\nDate: Tue, 24 Nov 2026 10:00:00 +0200\n" + headers
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                + text;
    }

    private static Json member(Json object, String name) {
        Json value = ((Json.Obj) object).get(name);
        if (value == null) {
            throw new AssertionError("no " + name);
        }
        return value;
    }
}
