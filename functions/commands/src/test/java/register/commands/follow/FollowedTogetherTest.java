package register.commands.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.commands.follow.FollowTest.announced;
import static register.commands.follow.FollowTest.list;
import static register.commands.follow.FollowTest.pointer;
import static register.commands.follow.FollowTest.subprocessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.follow.VendorSites.Reply;
import register.contract.world.Fictitious;
import register.json.Json;
import register.machine.site.ThisMachine;
import register.memory.HandClock;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;

/// One look at vendors of every level: what each changes, and until when customers with contracts of 10 to 90 days can
/// be notified of it.
class FollowedTogetherTest {
    private static final PolicyId OURS = new PolicyId("ours");
    private static final PolicyId THEIRS = new PolicyId("theirs");
    private static final String[] VENDORS = {"page", "feed", "link", "list", "dated", "proof", "fork", "ring"};
    /// The last day for each vendor's change, by the days of the longest contract.
    private static final Map<Integer, Map<String, String>> LAST_DAYS = new LinkedHashMap<>();

    static {
        lastDays(10, "2026-12-20", "2027-01-04", "2027-02-18", "2027-01-21");
        lastDays(30, "2026-11-30", "2026-12-15", "2027-01-29", "2027-01-01");
        lastDays(45, "2026-11-15", "2026-11-30", "2027-01-14", "2026-12-17");
        lastDays(60, "2026-10-31", "2026-11-15", "2026-12-30", "2026-12-02");
        lastDays(90, "2026-10-01", "2026-10-16", "2026-11-30", "2026-11-02");
    }

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-20T09:00:00Z");
    private VendorSites sites;

    private static void lastDays(int days, String link, String list, String dated, String proof) {
        LAST_DAYS.put(days, Map.of("link", link, "list", list, "dated", dated, "proof", proof));
    }

    @BeforeEach
    void start() throws Exception {
        sites = new VendorSites(VendorSites.files(Files.createDirectories(folder.resolve("tls"))));
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    private VendorRegister vendors() {
        return new VendorRegister(sites, clock);
    }

    private Path copied(String from, String to) throws IOException {
        return VendorRegister.copied(folder.resolve(from), folder.resolve(to));
    }

    private void pages(String moreNames, String entries) {
        sites.site(
                "page.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://page.example/subs\"")),
                        "/subs",
                        Reply.of("text/html; charset=utf-8", """
                                <html lang="en"><body><h1>Subprocessors</h1><table>
                                <tr><th>Name</th><th>Purpose</th><th>Country</th></tr>
                                <tr><td>Nordhost AS</td><td>Hosting</td><td>Norway</td></tr>%s</table></body></html>""".formatted(moreNames))));
        sites.site(
                "feed.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(
                                pointer(
                                        "\"page\": \"https://feed.example/subs\", \"feed\": \"https://feed.example/feed.atom\"")),
                        "/feed.atom",
                        Reply.of("application/atom+xml", """
                                <?xml version="1.0" encoding="utf-8"?>
                                <feed xmlns="http://www.w3.org/2005/Atom"><title>Changes</title>%s</feed>""".formatted(entries))));
    }

    private void lists(String linked, String listed, String dated) {
        sites.site(
                "link.example",
                Map.of("", linking("/list.json"), "/", linking("/list.json"), "/list.json", Reply.json(linked)));
        FollowTest.lists(sites, "list.example", 1, listed);
        FollowTest.lists(sites, "dated.example", 2, dated);
    }

    /// A website as most are: other links before the one to the list.
    private static Reply linking(String to) {
        return Reply.of("text/html; charset=utf-8", "<html lang=\"en\"><body>Welcome</body></html>")
                .with(
                        "Link",
                        "</feed.atom>; rel=\"alternate\"; type=\"application/atom+xml\", </de>; rel=alternate;"
                                + " hreflang=de, <" + to + ">; rel=\"alternate\"; type=\"application/json\"");
    }

    /// A vendor whose vendors are ours: its lists are our own, and another vendor's.
    private void ring() {
        sites.site("our.example", _ -> {
            throw new AssertionError("our own register is asked");
        });
        sites.site("ring.example", Map.of(VendorSites.POINTER, Reply.json("""
                                {"format": "subprocessor-list/1", "lists": [
                                  {"id": "ours", "list": {"en": "https://our.example/list.json"}},
                                  {"id": "round", "list": {"en": "https://dated.example/list.json"}}]}""")));
    }

    private FollowReport look(PolicyVersion version, ThisMachine ours, Path kept) throws Exception {
        return new Follow(
                        version,
                        ours.register().noticeDays(version, ours.noticeRate()),
                        ours.address(),
                        kept,
                        sites.web(),
                        clock)
                .look(() -> true, _ -> {});
    }

    private static void contract(ThisMachine ours, int days) {
        assertTrue(ours.ports()
                .recipients()
                .add(Recipient.added(
                        RecipientId.next(),
                        OURS,
                        Recipient.Kind.CONTACT,
                        new Who("C-" + days, "Customer " + days, days + "@example.com"),
                        Language.ENGLISH,
                        new Terms(days, null, List.of(), List.of(), List.of(), null),
                        "import",
                        ChangeAuthor.register(Instant.parse("2026-11-01T00:00:00Z")))));
    }

    @Test
    void oneLookReportsEveryVendorWithTheLastDayOfEachContract() throws Exception {
        for (String host : List.of("proof", "fork")) {
            try (ThisMachine theirs = vendors().open(host + ".example", folder.resolve(host))) {
                vendors().publish(theirs, Fictitious.version(THEIRS, LocalDate.parse("2026-03-01"), "one"));
            }
        }
        var _ = copied("fork", "forked");
        try (ThisMachine ours = vendors().open("our.example", folder.resolve("ours"));
                ThisMachine proof = vendors().open("proof.example", folder.resolve("proof"));
                ThisMachine fork = vendors().open("fork.example", folder.resolve("fork"));
                ThisMachine forked = vendors().open("fork.example", folder.resolve("forked"))) {
            vendors().publish(ours, FollowTest.version(10, VENDORS));
            vendors().publish(fork, Fictitious.wide(THEIRS, LocalDate.parse("2027-02-01"), "two", 2));
            vendors().publish(forked, Fictitious.wide(THEIRS, LocalDate.parse("2027-02-01"), "another", 2));
            vendors().shows("proof.example", proof);
            vendors().shows("fork.example", fork);
            ring();
            pages("", "");
            String before = list("2026-03-01", "", "");
            lists(before, before, before);
            FollowReport first = look(FollowTest.version(10, VENDORS), ours, folder.resolve("kept"));
            assertEquals(
                    7,
                    first.lines().stream()
                            .filter(line -> line.startsWith("  followed: "))
                            .count(),
                    () -> String.join("\n", first.lines()));

            clock.advance(Duration.ofDays(1));
            pages(
                    "<tr><td>Acme Inc.</td><td>Mail</td><td>USA</td></tr>",
                    "<entry><updated>2026-11-21T00:00:00Z</updated><title>Acme joins</title></entry>");
            String acme = subprocessor("acme", "Acme Inc.", "");
            lists(
                    list("2026-12-31", acme, ""),
                    list("2027-01-15", acme, ""),
                    list("2026-03-01", "", announced("2027-03-01", acme)));
            vendors().publish(proof, Fictitious.wide(THEIRS, LocalDate.parse("2027-02-01"), "two", 2));
            vendors().shows("fork.example", forked);
            PolicyVersion version = FollowTest.version(
                    10, Stream.concat(Stream.of("down"), Arrays.stream(VENDORS)).toArray(String[]::new));
            for (Map.Entry<Integer, Map<String, String>> contract : LAST_DAYS.entrySet()) {
                contract(ours, contract.getKey());
                Path kept = copied("kept", "kept-" + contract.getKey());
                FollowReport report = look(version, ours, kept);
                requireEach(report, contract.getKey(), contract.getValue());
            }
            clock.advance(Duration.ofDays(1));
            FollowReport later = look(version, ours, folder.resolve("kept-90"));
            assertEquals(
                    List.of("fork"),
                    later.json().list("news").stream()
                            .map(each -> ((Json.Obj) each).text("vendor"))
                            .toList(),
                    "the alarm alone is repeated");
            assertEquals(1, ours.ports().chain().head(OURS).orElseThrow().sequence(), "nothing is published");
            assertEquals(List.of(OURS), ours.register().history().policies());
            assertTrue(sites.asked.stream().allMatch(each -> each.startsWith("GET ")), sites.asked::toString);
        }
    }

    /// Six vendors have news of their own, one has an alarm, one no answer, and the one in the ring nothing.
    private static void requireEach(FollowReport report, int days, Map<String, String> lastDays) {
        FollowTest.assertLine(
                report, "  question: is \"Acme Inc.\" on https://page.example/subs a new subprocessor, and from when?");
        FollowTest.assertLine(report, "  question: its feed says: 2026-11-21T00:00:00Z Acme joins");
        Map<String, Json.Obj> news = new LinkedHashMap<>();
        report.json().list("news").forEach(each -> {
            if (each instanceof Json.Obj obj && news.put(obj.text("vendor"), obj) != null) {
                throw new AssertionError("more than one news of " + obj.text("vendor") + ": " + report.lines());
            }
        });
        assertEquals(
                "down, page, feed, link, list, dated, proof, fork",
                String.join(", ", news.keySet()),
                () -> String.join("\n", report.lines()));
        assertEquals("unreadable", of(news, "down").text("kind"));
        assertEquals("alarm", of(news, "fork").text("kind"));
        assertTrue(of(news, "fork").text("text").startsWith("FORK: https://fork.example/log/theirs"));
        LocalDate today = LocalDate.parse("2026-11-21");
        lastDays.forEach((vendor, lastDay) -> {
            Json.Obj change = of(news, vendor);
            assertEquals("added", change.text("kind"), vendor);
            assertEquals(lastDay, change.text("lastDay"), vendor + " with a contract of " + days + " days");
            assertEquals(
                    Json.of(LocalDate.parse(lastDay).isBefore(today)), change.get("late"), vendor + " is late or not");
        });
        assertTrue(report.isAlarming());
    }

    private static Json.Obj of(Map<String, Json.Obj> news, String vendor) {
        return Objects.requireNonNull(news.get(vendor), vendor);
    }
}
