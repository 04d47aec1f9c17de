package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.follow.FollowTest.list;
import static register.commands.follow.FollowTest.lists;
import static register.commands.follow.FollowTest.pointer;
import static register.commands.follow.FollowTest.version;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.commands.follow.VendorSites.Reply;
import register.machine.smtp.TlsFiles;
import register.memory.HandClock;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;
import register.value.Bytes;

/// A vendor that answers what it should not is reported, and the next one is read.
class HostileVendorTest {
    private static TlsFiles files;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-20T09:00:00Z");
    private VendorSites sites;

    @BeforeAll
    static void makeCertificate(@TempDir Path shared) throws Exception {
        files = VendorSites.files(shared);
    }

    @BeforeEach
    void start() throws IOException {
        sites = new VendorSites(files);
        lists(sites, "dated.example", 2, list("2026-03-01", "", ""));
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    /// What is said of the vendor `list`.
    private List<String> looked() throws Exception {
        PolicyVersion version = version(30, "list", "dated");
        NoticeDays days = NoticeDays.of(30, List.of(), Duration.ZERO, version.timeZone());
        List<String> lines = new Follow(version, days, null, folder.resolve("kept"), sites.web(), clock)
                .look(() -> true, _ -> {})
                .lines();
        int next = lines.indexOf("dated GmbH (dated):");
        assertTrue(next >= 0 && lines.get(next + 1).startsWith("  followed: "), lines::toString);
        return lines.subList(0, next);
    }

    private String reads() throws IOException {
        return Files.readString(folder.resolve("kept/reads.jsonl"));
    }

    private void pointsTo(String address, Map<String, Reply> more) {
        Map<String, Reply> replies = new HashMap<>(more);
        replies.put(VendorSites.POINTER, Reply.json(pointer("\"list\": {\"en\": \"" + address + "\"}")));
        sites.site("list.example", replies);
    }

    @Test
    void compressedBytesAreNotInflated() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1024 * 1024]);
            }
        }
        Reply zipped = new Reply(
                200,
                Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
                Bytes.of(bomb.toByteArray()));
        pointsTo("https://list.example/l", Map.of("/l", zipped));
        assertEquals(
                List.of("list GmbH (list):", "  unreadable: https://list.example/l: no list in the format"), looked());
    }

    @Test
    void aHugeRobotsTxtForbidsAll() throws Exception {
        pointsTo(
                "https://list.example/l",
                Map.of("/robots.txt", Reply.of("text/plain", "#".repeat(RobotRules.LARGEST + 1))));
        assertEquals("  unreadable: answers more than 524288 bytes", looked().get(1));
    }

    /// Matching it with the patterns of a robots.txt takes minutes.
    @Test
    void aHugeAddressIsNotAsked() throws Exception {
        String path = "/" + "a".repeat(30_000);
        String robots = "User-agent: *\n" + ("Disallow: /*" + "a".repeat(15_000) + "b\n").repeat(30);
        pointsTo("https://list.example" + path, Map.of("/robots.txt", Reply.of("text/plain", robots)));
        String said = looked().get(1);
        assertTrue(said.contains("expected an address of at most 2000 characters"), said);
        assertTrue(sites.asked.stream().noneMatch(each -> each.contains("aaaa")), "it was asked");
        assertTrue(reads().contains("expected an address of at most 2000 characters"), "no evidence");
    }

    @Test
    void aNameOfAPrivateAddressIsNotAsked() throws Exception {
        pointsTo("https://private.example/l", Map.of());
        String said = looked().get(1);
        assertTrue(said.contains("private.example is at 10.0.0.1, which is not a public address"), said);
        assertTrue(sites.asked.stream().noneMatch(each -> each.contains("private.example")), sites.asked::toString);
    }

    @Test
    void aRobotsTxtElsewhereIsNoWayToAPrivateAddress() throws Exception {
        pointsTo("https://list.example/l", Map.of("/robots.txt", Reply.moved("https://private.example/robots.txt")));
        String said = looked().get(1);
        assertTrue(said.contains("not a public address"), said);
        assertTrue(sites.asked.stream().noneMatch(each -> each.contains("private.example")), sites.asked::toString);
    }

    @Test
    void redirectsEnd() throws Exception {
        pointsTo("https://list.example/l", Map.of("/l", Reply.moved("https://list.example/l")));
        assertTrue(looked().get(1).endsWith(": more than 3 redirects"));
        assertEquals(
                4, sites.asked.stream().filter("GET list.example/l"::equals).count());
    }

    /// JSON is UTF-8, whatever its type claims.
    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "x-none", "\"", "utf-16", "'; x=\u00e9"})
    void aFalseCharsetOfAListIsIgnored(String charset) throws Exception {
        String list = list("2026-03-01", FollowTest.subprocessor("a", "Ä\u00df Inc.", ""), "");
        pointsTo("https://list.example/l", Map.of("/l", Reply.of("application/json; charset=" + charset, list)));
        assertTrue(looked().get(1).startsWith("  followed: its list "), "read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "x-none", "\"", "utf-16", "iso-8859-1"})
    void aFalseCharsetOfAPageEndsNoLook(String charset) throws Exception {
        String page = "<html><body><h1>Subprocessors</h1><table><tr><th>Name</th><th>Purpose</th></tr>"
                + "<tr><td>Nördhost AS</td><td>Hosting</td></tr></table></body></html>";
        byte[] bytes = page.getBytes(charset.equals("iso-8859-1") ? UTF_8 : Charset.forName("windows-1252"));
        sites.site(
                "list.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://list.example/p\"")),
                        "/p",
                        new Reply(200, Map.of("Content-Type", "text/html; charset=" + charset), Bytes.of(bytes))));
        assertEquals("list GmbH (list):", looked().getFirst());
    }
}
