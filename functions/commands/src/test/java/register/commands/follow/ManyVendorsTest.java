package register.commands.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.follow.FollowTest.announced;
import static register.commands.follow.FollowTest.list;
import static register.commands.follow.FollowTest.lists;
import static register.commands.follow.FollowTest.pointer;
import static register.commands.follow.FollowTest.subprocessor;
import static register.commands.follow.FollowTest.version;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.commands.follow.VendorSites.Reply;
import register.contract.world.Fictitious;
import register.machine.site.ThisMachine;
import register.machine.smtp.TlsFiles;
import register.memory.HandClock;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;
import register.recipient.TermsInUse;
import register.value.PolicyId;

/// One look at vendors of every kind: a page, a feed, a page that links to its list, a list, a dated one, a provable
/// one, one whose log forked, and one that is down.
class ManyVendorsTest {
    private static final PolicyId THEIRS = new PolicyId("theirs");
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final String MARCH = "2027-03-01";
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
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    private VendorRegister vendors() {
        return new VendorRegister(sites, clock);
    }

    private FollowReport look(int contract) throws Exception {
        PolicyVersion version = version(10, "page", "feed", "link", "list", "dated", "proof", "fork", "down");
        NoticeDays days =
                NoticeDays.of(10, List.of(new TermsInUse(contract, null, 1, null)), Duration.ZERO, version.timeZone());
        return new Follow(version, days, URI.create("https://our.example"), folder.resolve("kept"), sites.web(), clock)
                .look(() -> true, _ -> {});
    }

    private void page(String rows) {
        sites.site(
                "page.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://page.example/subs\"")),
                        "/subs",
                        Reply.of("text/html; charset=utf-8", """
                                <html lang="en"><body><h1>Subprocessors</h1><table>
                                <tr><th>Name</th><th>Purpose</th><th>Country</th></tr>
                                <tr><td>Nordhost AS</td><td>Hosting</td><td>Norway</td></tr>%s</table></body></html>
                                """.formatted(rows))));
    }

    private void feed(String entries) {
        sites.site(
                "feed.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://feed.example/subs\","
                                + " \"feed\": \"https://feed.example/feed.atom\"")),
                        "/feed.atom",
                        Reply.of("application/atom+xml", """
                                <feed xmlns="http://www.w3.org/2005/Atom"><title>Subprocessors</title>
                                <id>urn:x</id><updated>2026-03-01T00:00:00Z</updated>%s</feed>
                                """.formatted(entries))));
    }

    private static String entry(String title) {
        return "<entry><id>urn:" + title.hashCode() + "</id><title>" + title
                + "</title><updated>2026-11-20T00:00:00Z</updated></entry>";
    }

    /// No pointer: the website's first page links to the list.
    private void linked(String list) {
        sites.site("link.example", exchange -> switch (exchange.getRequestURI().getPath()) {
            case "", "/" ->
                Reply.of("text/html", "<html></html>")
                        .with(
                                "Link",
                                "</other>; rel=\"canonical\", </list.json>; rel=\"alternate\";"
                                        + " type=\"application/json\"");
            case "/list.json" -> Reply.json(list);
            default -> VendorSites.none();
        });
    }

    private static List<String> of(FollowReport report, String vendor) {
        List<String> lines = report.lines();
        int from = lines.indexOf(vendor + " GmbH (" + vendor + "):") + 1;
        return from == 0
                ? List.of()
                : lines.subList(from, lines.size()).stream()
                        .takeWhile(line -> line.startsWith("  "))
                        .toList();
    }

    private static void assertStarts(FollowReport report, String vendor, String start) {
        assertTrue(
                of(report, vendor).stream().anyMatch(line -> line.startsWith("  " + start)),
                () -> String.join("\n", report.lines()));
    }

    private static String told(boolean late, String day, int days) {
        return (late
                        ? ": TOO LATE to notify customers in time, the last day was "
                        : ": notify customers no later than ")
                + day + " (" + days + " days)";
    }

    @ParameterizedTest
    @CsvSource({
        // the contract's days, the last day for a start on 2027-01-15, late, on 2027-02-01, late, on 2027-03-01
        "10, 2027-01-04, false, 2027-01-21, false, 2027-02-18",
        "45, 2026-11-30, false, 2026-12-17, false, 2027-01-14",
        "90, 2026-10-16, true, 2026-11-02, true, 2026-11-30"
    })
    void eachIsReportedWithItsLastDay(
            int days, String january, boolean januaryIsLate, String february, boolean februaryIsLate, String march)
            throws Exception {
        Path theirs = folder.resolve("theirs");
        Path others = folder.resolve("others");
        try (ThisMachine proof = vendors().open("proof.example", theirs);
                ThisMachine fork = vendors().open("fork.example", others)) {
            vendors().publish(proof, Fictitious.version(THEIRS, FIRST, "one"));
            vendors().publish(fork, Fictitious.version(THEIRS, FIRST, "one"));
        }
        Path copy = VendorRegister.copied(others, folder.resolve("copy"));
        try (ThisMachine proof = vendors().open("proof.example", theirs);
                ThisMachine fork = vendors().open("fork.example", others);
                ThisMachine forked = vendors().open("fork.example", copy)) {
            page("");
            feed(entry("Nordhost AS"));
            linked(list("2026-03-01", "", ""));
            lists(sites, "list.example", 1, list("2026-03-01", "", ""));
            lists(sites, "dated.example", 2, list("2026-03-01", "", ""));
            vendors().shows("proof.example", proof);
            vendors().publish(fork, Fictitious.wide(THEIRS, LocalDate.parse("2026-06-01"), "two", 2));
            vendors().shows("fork.example", fork);
            FollowReport first = look(days);
            for (String each : List.of("page", "feed", "link", "list", "dated", "proof", "fork")) {
                assertStarts(first, each, "followed: ");
            }
            assertStarts(first, "down", "unreadable: ");

            clock.advance(Duration.ofDays(1));
            String acme = subprocessor("acme", "Acme Inc.", "");
            page("<tr><td>Acme Inc.</td><td>Mail</td><td>USA</td></tr>");
            feed(entry("Nordhost AS") + entry("Acme Inc. joins"));
            linked(list("2027-01-15", acme, ""));
            lists(sites, "list.example", 1, list("2027-01-15", acme, ""));
            lists(sites, "dated.example", 2, list("2026-03-01", "", announced("2027-02-01", acme)));
            vendors().publish(proof, Fictitious.wide(THEIRS, LocalDate.parse(MARCH), "two", 2));
            vendors().publish(forked, Fictitious.wide(THEIRS, LocalDate.parse("2026-06-01"), "another", 2));
            vendors().shows("fork.example", forked);
            FollowReport second = look(days);
            String added = "  added: adds Acme Inc. (Sends mail), from 2027-01-15" + told(januaryIsLate, january, days);
            assertEquals(List.of(added), of(second, "link"));
            assertEquals(List.of(added), of(second, "list"));
            assertEquals(
                    List.of("  added: announces Acme Inc. (Sends mail), from 2027-02-01"
                            + told(februaryIsLate, february, days)),
                    of(second, "dated"));
            assertTrue(
                    of(second, "proof").stream()
                            .anyMatch(line -> line.endsWith(", from " + MARCH + told(false, march, days))),
                    () -> String.join("\n", second.lines()));
            assertEquals(
                    List.of("  question: is \"Acme Inc.\" on https://page.example/subs a new subprocessor, and from"
                            + " when?"),
                    of(second, "page"));
            assertEquals(
                    List.of("  question: its feed says: 2026-11-20T00:00:00Z Acme Inc. joins"), of(second, "feed"));
            assertStarts(second, "fork", "alarm: FORK: https://fork.example/log/theirs");
            assertEquals(List.of(), of(second, "down"), "reported once");
            assertTrue(second.isAlarming());
            assertTrue(sites.asked.stream().allMatch(each -> each.startsWith("GET ")), sites.asked::toString);
        }
    }
}
