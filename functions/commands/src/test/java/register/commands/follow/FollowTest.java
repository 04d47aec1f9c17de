package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.commands.follow.VendorSites.Reply;
import register.contract.world.Fictitious;
import register.json.CanonicalJson;
import register.machine.site.ThisMachine;
import register.machine.smtp.TlsFiles;
import register.memory.HandClock;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;
import register.policyfile.PolicyFile;
import register.recipient.TermsInUse;
import register.value.Bytes;
import register.value.PolicyId;

/// Looks at vendors of every level.
class FollowTest {
    private static final PolicyId OTHERS = new PolicyId("theirs");
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock("2026-11-20T09:00:00Z");
    private VendorSites sites;
    private static TlsFiles files;

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

    static PolicyVersion version(int days, String... hosts) {
        return read(yaml(days, hosts));
    }

    private static String yaml(int days, String... hosts) {
        String subprocessors = Stream.of(hosts).map("""
                  - id: %1$s
                    legalName: %1$s GmbH
                    website: https://%1$s.example
                    engagements:
                      - id: servers
                        service: {en: Servers}
                        purpose: {en: Runs servers.}
                        category: support
                        locations: [{country: DE}]
                """::formatted).collect(Collectors.joining());
        return """
                policy: ours
                effectiveDate: 2026-01-01
                dateBasis: effective
                timeZone: Europe/Berlin
                noticePeriodDays: %d
                editions:
                  en: {status: original, title: Subprocessors, provider: Our GmbH, sections: [{table: support}]}
                subprocessors:
                """.formatted(days) + subprocessors;
    }

    private static String withList(String website, String list) {
        return """
                    website: %s
                    subprocessorListUrl: https://list.example/%s.json
                """.formatted(website, list);
    }

    private static PolicyVersion read(String yaml) {
        return switch (PolicyFile.read("ours.yaml", yaml.getBytes(UTF_8))) {
            case PolicyFile.Read(PolicyVersion version) -> version;
            case PolicyFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private FollowReport look(PolicyVersion version, TermsInUse... contracts) throws Exception {
        NoticeDays days =
                NoticeDays.of(version.noticePeriodDays(), List.of(contracts), Duration.ZERO, version.timeZone());
        return new Follow(version, days, URI.create("https://our.example"), folder.resolve("kept"), sites.web(), clock)
                .look(() -> true, _ -> {});
    }

    private void nextDay() {
        clock.advance(Duration.ofDays(1));
    }

    static String pointer(String members) {
        return "{\"format\": \"subprocessor-list/1\", \"lists\": [{\"id\": \"main\", %s}]}".formatted(members);
    }

    static String subprocessor(String id, String name, String more) {
        return """
                {"id": "%s", "legalName": "%s"%s, "engagements": [
                  {"id": "mail", "purpose": "Sends mail", "locations": [{"country": "US"}]}]}""".formatted(id, name, more);
    }

    static String list(String from, String subprocessors, String announced) {
        return """
                {"format": "subprocessor-list/1", "provider": "A vendor", "effectiveDate": "%s", "language": "en",
                 "subprocessors": [%s], "announced": [%s]}""".formatted(from, subprocessors, announced);
    }

    private void lists(String host, int level, String list) {
        lists(sites, host, level, list);
    }

    /// @param level 1 or 2
    static void lists(VendorSites sites, String host, int level, String list) {
        String base = "https://" + host;
        String dated = ", \"versions\": \"%1$s/versions.json\", \"feed\": \"%1$s/feed.atom\"".formatted(base);
        sites.site(
                host,
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(
                                pointer("\"list\": {\"en\": \"" + base + "/list.json\"}" + (level == 2 ? dated : ""))),
                        "/list.json",
                        Reply.json(list)));
    }

    static String announced(String date, String joining) {
        return "{\"effectiveDate\": \"%s\", \"joining\": [%s]}".formatted(date, joining);
    }

    static void assertLine(FollowReport report, String line) {
        assertTrue(report.lines().stream().anyMatch(line::equals), () -> String.join("\n", report.lines()));
    }

    private static void assertQuiet(FollowReport report) {
        assertEquals(List.of(), report.lines());
        assertFalse(report.isAlarming());
    }

    @ParameterizedTest
    @CsvSource({
        // start, the policy's days, a contract's days, today, last day, late
        "2027-01-15, 10,  , 2026-11-20, 2027-01-04, false",
        "2027-01-15, 30,  , 2026-11-20, 2026-12-15, false",
        "2027-01-15, 30, 45, 2026-11-20, 2026-11-30, false",
        "2027-01-15, 10, 90, 2026-11-20, 2026-10-16, true",
        "2026-12-31, 30, , 2026-11-30, 2026-11-30, false",
        "2026-12-31, 30, , 2026-12-01, 2026-11-30, true",
        "2027-03-31, 90, , 2026-12-30, 2026-12-30, false",
        "2028-03-01, 10, 60, 2027-12-31, 2027-12-31, false"
    })
    void theLastDayIsTheStartLessTheMostDays(
            String start, int days, @Nullable Integer contract, LocalDate today, String lastDay, boolean late)
            throws Exception {
        clock.set(today.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        lists("dated.example", 2, list("2026-03-01", "", announced(start, subprocessor("acme", "Acme Inc.", ""))));
        TermsInUse[] contracts =
                contract == null ? new TermsInUse[0] : new TermsInUse[] {new TermsInUse(contract, null, 1, null)};
        FollowReport report = look(version(days, "dated"), contracts);
        int most = contract == null ? days : Math.max(days, contract);
        assertLine(
                report,
                "  added: announces Acme Inc. (Sends mail), from " + start
                        + (late
                                ? ": TOO LATE to notify customers in time, the last day was "
                                : ": notify customers no later than ")
                        + lastDay + " (" + most + " days)");
        assertEquals(late, report.isAlarming());
        NoticeDays counted = NoticeDays.of(most, List.of(), Duration.ZERO, ZoneId.of("Europe/Berlin"));
        LocalDate last = LocalDate.parse(lastDay);
        var zone = counted.zone();
        assertFalse(counted.isLate(
                LocalDate.parse(start),
                last.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)));
        assertTrue(counted.isLate(
                LocalDate.parse(start), last.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    @Test
    void changesAreFoundByIdAndReportedOnce() throws Exception {
        lists(
                "list.example",
                1,
                list("2026-03-01", subprocessor("a", "A Inc.", "") + "," + subprocessor("b", "B Inc.", ""), ""));
        FollowReport first = look(version(30, "list"));
        assertLine(
                first,
                "  followed: its list is followed from now on: level 1 (list), 2 subprocessors, in force from"
                        + " 2026-03-01");
        nextDay();
        assertQuiet(look(version(30, "list")));
        nextDay();
        String moved = subprocessor("a", "A Inc.", "").replace("US", "IN");
        lists("list.example", 1, list("2027-02-01", moved + "," + subprocessor("c", "C Inc.", ""), ""));
        FollowReport report = look(version(30, "list"));
        assertEquals(
                List.of(
                        "list GmbH (list):",
                        "  changed: changes A Inc.: locations, from 2027-02-01: notify customers no later than"
                                + " 2027-01-01 (30 days)",
                        "  added: adds C Inc. (Sends mail), from 2027-02-01: notify customers no later than 2027-01-01"
                                + " (30 days)",
                        "  removed: no longer lists B Inc."),
                report.lines());
        nextDay();
        assertQuiet(look(version(30, "list")));
    }

    @Test
    void whatWasAnnouncedIsNotReportedAgainWhenItTakesEffect() throws Exception {
        String acme = subprocessor("acme", "Acme Inc.", "");
        lists("dated.example", 2, list("2026-03-01", "", announced("2027-01-15", acme)));
        assertFalse(look(version(30, "dated")).isAlarming());
        nextDay();
        assertQuiet(look(version(30, "dated")));
        clock.set(Instant.parse("2027-01-16T09:00:00Z"));
        lists("dated.example", 2, list("2027-01-15", acme, ""));
        assertQuiet(look(version(30, "dated")));
    }

    @Test
    void aWithdrawnAnnouncementIsReported() throws Exception {
        lists(
                "dated.example",
                2,
                list("2026-03-01", "", announced("2027-01-15", subprocessor("acme", "Acme Inc.", ""))));
        var _ = look(version(30, "dated"));
        nextDay();
        lists("dated.example", 2, list("2026-03-01", "", ""));
        assertLine(look(version(30, "dated")), "  withdrawn: no longer announces: 2027-01-15 added acme");
    }

    @Test
    void aPageLeavesOnlyQuestions() throws Exception {
        String page = """
                <html lang="en"><body><h1>Subprocessors</h1><table>
                <tr><th>Name</th><th>Purpose</th><th>Country</th></tr>
                <tr><td>Nordhost AS</td><td>Hosting</td><td>Norway</td></tr>%s</table></body></html>""";
        sites.site(
                "page.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://page.example/subs\"")),
                        "/subs",
                        Reply.of("text/html; charset=utf-8", page.formatted(""))));
        assertLine(look(version(30, "page")), "  followed: its page is followed from now on: level 0 (page), 1 names");
        nextDay();
        sites.site(
                "page.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://page.example/subs\"")),
                        "/subs",
                        Reply.of(
                                "text/html; charset=utf-8",
                                page.formatted("<tr><td>Acme Inc.</td><td>Mail</td><td>USA</td></tr>"))));
        assertEquals(
                List.of(
                        "page GmbH (page):",
                        "  question: is \"Acme Inc.\" on https://page.example/subs a new subprocessor, and from when?"),
                look(version(30, "page")).lines());
    }

    @Test
    void aLogIsVerifiedAndAForkRaisesAnAlarmEveryDay() throws Exception {
        Path data = folder.resolve("theirs");
        try (ThisMachine machine = vendors().open("proof.example", data)) {
            vendors().publish(machine, Fictitious.version(OTHERS, FIRST, "one"));
        }
        Path copied = folder.resolve("forked");
        var _ = VendorRegister.copied(data, copied);
        try (ThisMachine machine = vendors().open("proof.example", data);
                ThisMachine forked = vendors().open("proof.example", copied)) {
            vendors().shows("proof.example", machine);
            assertLine(
                    look(version(30, "proof")),
                    "  followed: its list is followed from now on: level 3 (provable), 1 subprocessors, in force from"
                            + " 2026-03-01");
            nextDay();
            vendors().publish(machine, Fictitious.wide(OTHERS, LocalDate.parse("2027-02-01"), "two", 2));
            FollowReport report = look(version(30, "proof"));
            assertTrue(
                    report.lines().stream()
                            .anyMatch(line -> line.startsWith("  added: announces ")
                                    && line.endsWith(", from 2027-02-01: notify customers no later than 2027-01-01"
                                            + " (30 days)")),
                    () -> String.join("\n", report.lines()));
            nextDay();
            vendors().publish(forked, Fictitious.wide(OTHERS, LocalDate.parse("2027-02-01"), "another", 2));
            vendors().shows("proof.example", forked);
            for (int day = 0; day < 2; day++) {
                FollowReport alarm = look(version(30, "proof"));
                assertTrue(alarm.isAlarming());
                assertTrue(
                        alarm.lines().stream()
                                .anyMatch(line -> line.startsWith("  alarm: FORK: https://proof.example/log/theirs")),
                        () -> String.join("\n", alarm.lines()));
                nextDay();
            }
        }
    }

    @Test
    void aVendorThatIsDownIsReportedOnceAndHidesNoOther() throws Exception {
        lists("list.example", 1, list("2026-03-01", "", ""));
        FollowReport report = look(version(30, "down", "list"));
        assertTrue(
                report.lines().get(1).startsWith("  unreadable: no answer: "),
                report.lines().toString());
        assertLine(
                report,
                "  followed: its list is followed from now on: level 1 (list), 0 subprocessors, in force from"
                        + " 2026-03-01");
        nextDay();
        assertQuiet(look(version(30, "down", "list")));
    }

    @Test
    void aVendorIsAskedOnceADayAndAnUnchangedListIsNotSentAgain() throws Exception {
        String list = list("2026-03-01", subprocessor("a", "A Inc.", ""), "");
        sites.site("list.example", exchange -> {
            if (exchange.getRequestURI().toString().equals(VendorSites.POINTER)) {
                return Reply.json(pointer("\"list\": {\"en\": \"https://list.example/l\"}"))
                        .with("Last-Modified", "Tue, 03 Nov 2026 10:00:00 GMT");
            } else if (!exchange.getRequestURI().toString().equals("/l")) {
                return VendorSites.none();
            }
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            return same
                    ? new Reply(304, Map.of("ETag", "\"v1\""), Reply.NOTHING)
                    : Reply.json(list).with("ETag", "\"v1\"");
        });
        var _ = look(version(30, "list"));
        assertEquals(
                List.of("GET list.example/robots.txt", "GET list.example" + VendorSites.POINTER, "GET list.example/l"),
                sites.asked);
        clock.advance(Duration.ofHours(14));
        assertQuiet(look(version(30, "list")));
        assertEquals(3, sites.asked.size(), "the same day");
        clock.advance(Duration.ofHours(2));
        assertQuiet(look(version(30, "list")));
        assertEquals(
                List.of(
                        "GET list.example/robots.txt",
                        "GET list.example" + VendorSites.POINTER + " if-modified-since Tue, 03 Nov 2026 10:00:00 GMT",
                        "GET list.example/l if-none-match \"v1\""),
                sites.asked.subList(3, 6));
        String reads = Files.readString(folder.resolve("kept/reads.jsonl"));
        assertEquals(4, reads.lines().count());
        String hash = Bytes.of(list.getBytes(UTF_8)).hash().hex();
        assertEquals(
                2,
                reads.lines()
                        .filter(line -> line.contains("\"sha256\":\"" + hash + "\""))
                        .count());
        assertTrue(reads.lines().toList().getLast().contains("\"status\":304"));
        assertEquals(list, Files.readString(folder.resolve("kept/contents").resolve(hash)));
    }

    @Test
    void whatWasNotReportedIsReportedAtTheNextLook() throws Exception {
        lists("list.example", 1, list("2026-03-01", "", ""));
        PolicyVersion version = version(30, "list");
        NoticeDays days = NoticeDays.of(30, List.of(), Duration.ZERO, version.timeZone());
        var follow = new Follow(version, days, null, folder.resolve("kept"), sites.web(), clock);
        assertThrows(
                IOException.class,
                () -> follow.look(() -> true, _ -> {
                    throw new IOException("no mail");
                }));
        int asked = sites.asked.size();
        assertEquals(2, follow.look(() -> true, _ -> {}).lines().size());
        assertEquals(asked, sites.asked.size());
        assertQuiet(follow.look(() -> true, _ -> {}));
    }

    @Test
    void robotsTxtIsHonoured() throws Exception {
        lists("list.example", 1, list("2026-03-01", "", ""));
        VendorSites.Site open = exchange -> Reply.json("{}");
        sites.site(
                "list.example",
                exchange -> exchange.getRequestURI().toString().equals("/robots.txt")
                        ? Reply.of("text/plain", "User-agent: *\nDisallow: /\n")
                        : open.reply(exchange));
        assertLine(
                look(version(30, "list")),
                "  unreadable: robots.txt of list.example forbids to read /.well-known/subprocessors.json");
        assertEquals(List.of("GET list.example/robots.txt"), sites.asked);
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed() throws Exception {
        sites.site(
                "list.example",
                exchange -> exchange.getRequestURI().toString().equals(VendorSites.POINTER)
                        ? Reply.moved("https://private.example/x")
                        : VendorSites.none());
        FollowReport report = look(version(30, "list"));
        assertTrue(
                report.lines().get(1).startsWith("  unreadable: "),
                report.lines().toString());
        assertTrue(sites.asked.stream().noneMatch(each -> each.contains("private.example")), sites.asked.toString());
        String reads = Files.readString(folder.resolve("kept/reads.jsonl"));
        assertTrue(reads.contains("private.example is at 10.0.0.1, which is not a public address"), reads);
    }

    @Test
    void aRedirectWithoutTlsIsNotFollowed() throws Exception {
        sites.site(
                "list.example",
                exchange -> exchange.getRequestURI().toString().equals(VendorSites.POINTER)
                        ? Reply.moved("http://list.example/x")
                        : VendorSites.none());
        var _ = look(version(30, "list"));
        String reads = Files.readString(folder.resolve("kept/reads.jsonl"));
        assertTrue(reads.contains("expected an address that begins with https://, found http://list.example/x"), reads);
    }

    @Test
    void anEndlessAnswerIsCut() throws Exception {
        sites.site(
                "list.example",
                exchange -> exchange.getRequestURI().toString().equals(VendorSites.POINTER)
                        ? Reply.json(" ".repeat(VendorLook.POINTER + 1))
                        : VendorSites.none());
        var _ = look(version(30, "list"));
        String reads = Files.readString(folder.resolve("kept/reads.jsonl"));
        assertTrue(reads.contains("answers more than 65536 bytes"), reads);
    }

    @Test
    void aSlowAnswerIsCut() throws Exception {
        sites.site("list.example", exchange -> {
            if (exchange.getRequestURI().toString().equals(VendorSites.POINTER)) {
                exchange.sendResponseHeaders(200, 0);
                for (int sent = 0; sent < 1000; sent++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
            return VendorSites.none();
        });
        PolicyVersion version = version(30, "list");
        NoticeDays days = NoticeDays.of(30, List.of(), Duration.ZERO, version.timeZone());
        Path kept = folder.resolve("kept");
        var _ = new Follow(version, days, null, kept, sites.web(Duration.ofSeconds(2)), clock)
                .look(() -> true, _ -> {});
        String reads = Files.readString(kept.resolve("reads.jsonl"));
        assertTrue(reads.contains("no complete answer within 2000 ms"), reads);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"list\": {\"en\": \"https://list.example/{x}\"}",
                "\"page\": \"https://list.example/%zz\"",
                "\"page\": \"https://list.example:99999/\"",
                "\"page\": \"https://[::1\"",
                "\"list\": {\"en\": \"https://list.example/l\"}, \"versions\": \"https://list.example/v\", \"feed\":"
                        + " \"https://list.example/f\", \"log\": {\"url\": \"https://list.example/v1/policies/x\","
                        + " \"key\": \"list.example/log/x+00000000+AAAA\"}"
            })
    void aHostilePointerEndsNoLook(String members) throws Exception {
        sites.site(
                "list.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer(members)),
                        "/l",
                        Reply.json(list("2026-03-01", "", ""))));
        lists("dated.example", 2, list("2026-03-01", "", ""));
        FollowReport report = look(version(30, "list", "dated"));
        assertTrue(
                report.lines().stream()
                        .anyMatch(
                                line -> line.startsWith("  unreadable: ") || line.startsWith("  alarm: NOT verified")),
                report.lines().toString());
        assertTrue(
                report.lines().contains("dated GmbH (dated):"), report.lines().toString());
    }

    @Test
    void aCycleEndsAtOurOwnListAndAtOneThatWasRead() throws Exception {
        String moved = pointer("\"list\": {\"en\": \"https://our.example/list.json\"}");
        sites.site("our.example", exchange -> {
            throw new AssertionError("our own register is asked");
        });
        sites.site("list.example", Map.of(VendorSites.POINTER, Reply.json(moved)));
        lists("dated.example", 2, list("2026-03-01", "", ""));
        sites.site(
                "page.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"list\": {\"en\": \"https://dated.example/list.json\"}"))));
        FollowReport report = look(version(30, "our", "list", "dated", "page"));
        assertEquals(2, report.lines().size(), report.lines().toString());
        assertEquals("dated GmbH (dated):", report.lines().getFirst());
        assertEquals(
                1,
                sites.asked.stream()
                        .filter("GET dated.example/list.json"::equals)
                        .count());
        assertTrue(sites.asked.stream().noneMatch(each -> each.contains("our.example")), sites.asked.toString());
    }

    @Test
    void anAmendedAnnouncementIsReportedAnew() throws Exception {
        String acme = subprocessor("acme", "Acme Inc.", "");
        lists("dated.example", 2, list("2026-03-01", "", announced("2027-03-01", acme)));
        var _ = look(version(30, "dated"));
        nextDay();
        String sooner = acme.replace(
                "\"purpose\": \"Sends mail\"",
                "\"purpose\": \"Sends mail\", \"existingCustomersFrom\": \"2027-01-15\"");
        lists("dated.example", 2, list("2026-03-01", "", announced("2027-03-01", sooner)));
        assertEquals(
                List.of(
                        "dated GmbH (dated):",
                        "  added: announces Acme Inc. (Sends mail), from 2027-01-15: notify customers no later than"
                                + " 2026-12-15 (30 days)"),
                look(version(30, "dated")).lines());
        nextDay();
        assertQuiet(look(version(30, "dated")));
    }

    @Test
    void aVendorThatShowsLessThanBeforeLeavesAQuestion() throws Exception {
        String page = "<html lang=\"en\"><body><table><tr><th>Name</th><th>Purpose</th><th>Country</th></tr>"
                + "<tr><td>Nordhost AS</td><td>Hosting</td><td>Norway</td></tr></table></body></html>";
        lists("dated.example", 2, list("2026-03-01", "", ""));
        var _ = look(version(30, "dated"));
        nextDay();
        lists("dated.example", 1, list("2026-03-01", "", ""));
        assertEquals(
                List.of("dated GmbH (dated):", "  question: why is its list of level 1 (list), no longer 2 (dated)?"),
                look(version(30, "dated")).lines());
        nextDay();
        sites.site(
                "dated.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"page\": \"https://dated.example/subs\"")),
                        "/subs",
                        Reply.of("text/html; charset=utf-8", page)));
        assertEquals(
                List.of(
                        "dated GmbH (dated):",
                        "  question: why is its list of level 0 (page), no longer 1 (list)?",
                        "  followed: its page is followed from now on: level 0 (page), 1 names"),
                look(version(30, "dated")).lines());
        nextDay();
        assertQuiet(look(version(30, "dated")));
    }

    @Test
    void aFailingServerIsNotTakenForOneThatForbids() throws Exception {
        sites.site("list.example", _ -> new Reply(503, Map.of(), Reply.NOTHING));
        assertLine(
                look(version(30, "list")),
                "  unreadable: list.example fails: its robots.txt cannot be read, so nothing else is asked");
        assertEquals(List.of("GET list.example/robots.txt"), sites.asked);
    }

    @Test
    void aRedirectToAListThatWasReadEndsThere() throws Exception {
        lists("dated.example", 2, list("2026-03-01", "", ""));
        sites.site(
                "page.example",
                Map.of(
                        VendorSites.POINTER,
                        Reply.json(pointer("\"list\": {\"en\": \"https://page.example/l\"}")),
                        "/l",
                        Reply.moved("https://dated.example/list.json")));
        FollowReport report = look(version(30, "dated", "page"));
        assertEquals(2, report.lines().size(), report.lines().toString());
        assertEquals("dated GmbH (dated):", report.lines().getFirst());
    }

    @Test
    void twoVendorsOfOneDomainAreFollowedByTheListsTheyState() throws Exception {
        sites.site(
                "list.example",
                Map.of(
                        "/one.json",
                        Reply.json(list("2026-03-01", "", "")),
                        "/two.json",
                        Reply.json(list("2026-04-01", "", ""))));
        PolicyVersion version = read(yaml(30, "list", "dated")
                .replace("    website: https://list.example\n", withList("https://list.example", "one"))
                .replace("    website: https://dated.example\n", withList("https://list.example/dated", "two")));
        assertEquals(
                List.of(
                        "list GmbH (list):",
                        "  followed: its list is followed from now on: level 1 (list), 0 subprocessors, in force from"
                                + " 2026-03-01",
                        "dated GmbH (dated):",
                        "  followed: its list is followed from now on: level 1 (list), 0 subprocessors, in force from"
                                + " 2026-04-01"),
                look(version).lines());
        assertEquals(
                1,
                sites.asked.stream()
                        .filter(("GET list.example" + VendorSites.POINTER)::equals)
                        .count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/atom+xml | <feed xmlns='http://www.w3.org/2005/Atom'>%s</feed> | <entry><updated>2026-11-21</updated><title>Acme joins</title></entry>",
                "application/rss+xml | <rss version='2.0'><channel>%s</channel></rss> | <item><title>Acme joins</title><pubDate>2026-11-21</pubDate></item>",
                "application/feed+json | {\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [%s]} | {\"id\": \"1\", \"title\": \"Acme joins\", \"date_published\": \"2026-11-21\"}"
            })
    void aStatedFeedLeavesOnlyQuestions(String type, String feed, String entry) throws Exception {
        PolicyVersion version = read(yaml(30, "list")
                .replace(
                        "    website: https://list.example\n", "    subprocessorListUrl: https://list.example/feed\n"));
        sites.site("list.example", Map.of("/feed", Reply.of(type, feed.formatted(""))));
        assertLine(look(version), "  followed: its feed is followed from now on: level 0 (page), 0 entries");
        nextDay();
        sites.site("list.example", Map.of("/feed", Reply.of(type, feed.formatted(entry))));
        assertEquals(
                List.of("list GmbH (list):", "  question: its feed says: 2026-11-21 Acme joins"),
                look(version).lines());
        nextDay();
        assertQuiet(look(version));
    }

    @Test
    void hostileTextIsHarmlessAndSoleTradersAreNotNamed() throws Exception {
        String hostile = subprocessor("x", "Evil\\u001b[2J\\u202e\\n=cmd <b>", "");
        String person = subprocessor("y", "Mari Maasikas", ", \"naturalPerson\": true");
        lists("list.example", 1, list("2026-03-01", "", ""));
        var _ = look(version(30, "list"));
        nextDay();
        lists("list.example", 1, list("2027-02-01", hostile + "," + person, ""));
        FollowReport report = look(version(30, "list"));
        String all = String.join("\n", report.lines()) + CanonicalJson.text(report.json());
        assertTrue(all.chars().noneMatch(each -> each == 0x1b || each == 0x202e), all);
        assertEquals(3, report.lines().size());
        assertTrue(all.contains("adds a sole trader"), all);
        assertFalse(all.contains("Maasikas"), all);
    }

    @Test
    void whatWasReadIsErasedAtTheEndOfItsRetention() throws Exception {
        lists("list.example", 1, list("2026-03-01", "", ""));
        var _ = look(version(30, "list"));
        lists("list.example", 1, list("2026-04-01", "", ""));
        nextDay();
        var _ = look(version(30, "list"));
        clock.advance(Duration.ofDays(Evidence.DAYS));
        var _ = look(version(30, "list"));
        String reads = Files.readString(folder.resolve("kept/reads.jsonl"));
        assertFalse(reads.contains("2026-11-20"), reads);
        try (Stream<Path> contents = Files.list(folder.resolve("kept/contents"))) {
            assertEquals(2, contents.count());
        }
    }
}
