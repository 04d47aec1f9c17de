package register.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;

/// The shipped policies, and one with 60 subprocessors and many versions, as a folder of files behind a plain file
/// server: verified, watched, read by feed readers and browsers, embedded by another website.
@Tag("end-to-end")
class SiteJourneyTest {
    private static final List<String> POLICIES = List.of("example", "large", "liveagent");
    private static final String LISTS = "/v1/policies/example/subprocessors.";
    private static final Pattern PUBLISHED = Pattern.compile("published the version of ([0-9-]+)");

    @TempDir
    private static Path folder;

    private static RegisterHere register;
    private static ServedFolder site;

    @BeforeAll
    static void publish() throws Exception {
        Path own = folder.resolve("register");
        try (RegisterHere first = new RegisterHere(own, Map.of())) {
            var _ = first.done("certificate", "--self-sign", "Example GmbH");
        }
        // A server knows since its start whether it is a trial.
        register = new RegisterHere(own, Map.of());
        register.clock.advance(Duration.ofMinutes(1));
        Path policies = ShippedPolicies.copied(folder.resolve("policies"));
        LargePolicy.addTo(policies);
        register.server().publish(policies);
        write();
        site = new ServedFolder(files());
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        if (register != null) {
            register.close();
        }
    }

    private static Path files() {
        return folder.resolve("site").toAbsolutePath();
    }

    private static void write() {
        var _ = register.done("site", "--out", files().toString());
    }

    private static Browser browser() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        return Browser.start(program.get());
    }

    private static void assertNoRequestFailed() {
        assertEquals(
                List.of(),
                site.requests().stream()
                        .filter(request -> request.compareTo("400") >= 0)
                        .toList());
    }

    @Test
    void theRegistersAndGosVerifiersAcceptEachLog() throws Exception {
        Tools.assume("go", "golang-go");
        Tools.assume(GoPrograms.PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"), "golang-golang-x-mod-dev");
        Path program = GoPrograms.built("checklog", folder);
        for (String policy : POLICIES) {
            String log = site.at("/log/" + policy).toString();
            String said = register.done("verify-log", log);
            assertTrue(said.startsWith("verified\n"), said);
            String trust = Files.readString(files().resolve("log/" + policy + "/trust"));
            String key = trust.lines().findFirst().orElseThrow().substring("log ".length());
            Command verified = Command.run(Map.of(), program.toString(), log, key);
            assertEquals(0, verified.exit(), verified.toString());
        }
    }

    @Test
    void aWatcherFollowsThreePublications() throws Exception {
        String log = site.at("/log/large").toString();
        String state = folder.resolve("large.state").toString();
        var _ = register.done("watch", log, "--state", state);
        for (int number = 1; number <= 3; number++) {
            LocalDate date = LocalDate.of(2026, 5, number);
            Path file = LargePolicy.write(folder.resolve("published-" + date + ".yaml"), date, 1000 + number);
            var _ = register.done("publish", "--yes", file.toString(), "--no-notice", "Told before");
            assertEquals(List.of(), published(register.done("watch", log, "--state", state)));
            write();
            List<String> news = published(register.done("watch", log, "--state", state));
            assertEquals(List.of(date.toString()), news);
        }
        assertTrue(register.done("verify-log", log).startsWith("verified\n"));
    }

    /// The dates of the versions that a watcher reports.
    private static List<String> published(String said) {
        return PUBLISHED.matcher(said).results().map(found -> found.group(1)).toList();
    }

    @Test
    void feedsAndCalendarsAreValid() throws Exception {
        List<Path> all = new ArrayList<>();
        for (String policy : POLICIES) {
            try (Stream<Path> files = Files.list(files().resolve("v1/policies/" + policy))) {
                all.addAll(files.filter(file -> file.getFileName().toString().matches("(feed|dates)\\..*"))
                        .toList());
            }
        }
        assertTrue(all.size() > 20, all.toString());
        assertEquals(List.of(), FeedFiles.problems(all));
    }

    /// The edition's list is one file. For a language without an edition, the second request gets the usual list.
    @ParameterizedTest
    @CsvSource({
        "lang=en-GB, en, Subprocessors, '200 en.json'",
        "lang=de, de, Unterauftragsverarbeiter, '200 de.json'",
        "lang=de-AT, de, Unterauftragsverarbeiter, '200 de.json'",
        "lang=fr, de, Unterauftragsverarbeiter, '404 fr.json 200 json?lang=fr'",
    })
    void anotherWebsiteShowsTheNearestEdition(String attributes, String language, String word, String asked)
            throws Exception {
        try (EmbeddedList page = EmbeddedList.start()) {
            byte[] script = Files.readAllBytes(files().resolve("embed/subprocessor-list.js"));
            page.embeds(site.at(""), EmbeddedList.SCRIPT, script, attributes);
            page.browser().call("Network.enable", Map.of());
            page.browser().call("Network.setCacheDisabled", Map.of("cacheDisabled", Json.of(true)));
            site.requests();
            page.open();
            assertEquals(0, page.count("[part~=error]"));
            assertEquals(1, page.count(".list[lang=" + language + "]"));
            assertTrue(page.text().contains(word), page.text());
            assertEquals(
                    asked,
                    String.join(
                            " ",
                            site.requests().stream()
                                    .filter(request -> request.contains(LISTS))
                                    .map(request -> request.replace(LISTS, ""))
                                    .toList()));
            assertEquals(
                    asked.contains("404") ? 1 : 0,
                    page.browser().complaints().size(),
                    () -> page.browser().complaints().toString());
            // All customers' list is not shown as one region's.
            page.set("region", "EU");
            page.browser().until(EmbeddedList.one("[part~=error]") + " !== null");
            assertTrue(page.ownLinkStands());
        }
    }

    @Test
    void aDroppedPdfIsProvenByTheFolder() throws Exception {
        try (VerifierPage page = VerifierPage.at(site.at("/verify/en/"), folder)) {
            site.requests();
            page.open();
            page.browser.choose(files().resolve("example/2025-09-01/1/en.pdf"));
            page.assertVerdict("unproven", page.said());
            page.browser.text("obtaining.click()");
            page.browser.until("document.querySelector('output').innerText.includes(words.logged)");
            assertEquals(List.of(), page.browser.complaints());
            assertNoRequestFailed();
        }
    }

    /// Pages differ by what only a program can answer; what programs read does not.
    @Test
    void whatProgramsReadAndEachPdfIsTheServersAnswer() throws Exception {
        write();
        int compared = 0;
        for (String name : files("(log|v1|\\.well-known)/.*(?<!\\.html)|.*\\.pdf")) {
            byte[] server = register.bytes("/" + name);
            assertArrayEquals(
                    name.endsWith("/versions.json") ? withoutNext(server) : server,
                    Files.readAllBytes(files().resolve(name)),
                    name);
            compared++;
        }
        assertTrue(compared > 10 * LargePolicy.VERSIONS, compared + " files");
    }

    @Test
    void eachPageIsTheServersApartFromWhatOnlyAProgramAnswers() throws Exception {
        write();
        var differing = new ArrayList<String>();
        List<String> pages = files(".*[.]html");
        for (String name : pages) {
            String address = address(name);
            if (name.equals("404.html") || !isCompared(address)) {
                continue;
            }
            FolderPage.difference(register.text(address), Files.readString(files().resolve(name)))
                    .ifPresent(found -> differing.add(address + ": " + found));
        }
        assertEquals(List.of(), differing);
        assertTrue(pages.size() > 100, pages.toString());
    }

    /// A folder has the years instead, because an address with a cursor is a query.
    private static byte[] withoutNext(byte[] versions) {
        Json.Obj all = (Json.Obj) JsonText.parse(versions);
        var links = new TreeMap<>(all.object("links").members());
        links.remove("next");
        return CanonicalJson.bytes(all.with("links", new Json.Obj(links)));
    }

    /// The names of the site's files of this form.
    private static List<String> files(String form) throws IOException {
        try (Stream<Path> all = Files.walk(files())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> files().relativize(file).toString())
                    .filter(name -> name.matches(form))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aReaderGoesToTheVersionInForceOnADay() throws Exception {
        String found = "document.querySelector('form.day output').innerText";
        try (Browser browser = browser()) {
            // Those of other tests.
            site.requests();
            browser.opened(site.at("/large/en/versions/"));
            browser.until("!document.querySelector('form.day').hidden");
            enter(browser, "2019-12-31");
            browser.until(found + " === 'In force on that day: –'");
            // Not among the newest versions, which the first file lists.
            enter(browser, "2020-01-20");
            browser.until("location.pathname === '/large/2020-01-01/1/en/'");
            assertEquals(List.of(), browser.complaints());
            assertNoRequestFailed();
        }
    }

    private static void enter(Browser browser, String day) {
        browser.run("document.querySelector('form.day input').value = '" + day + "'");
        browser.run("document.querySelector('form.day').requestSubmit()");
    }

    /// Of the large policy, the pages of the first and the last version.
    @Test
    void noPageComplainsOrMissesAFile() throws Exception {
        try (Browser browser = browser()) {
            browser.opened(site.at("/"));
            site.requests();
            List<String> pages = pages();
            for (String page : pages) {
                browser.opened(site.at(page));
            }
            assertTrue(pages.size() > 100, pages.toString());
            assertEquals(List.of(), browser.complaints());
            assertNoRequestFailed();
        }
    }

    private static List<String> pages() throws IOException {
        return files("(.*/)?index\\.html").stream()
                .map(SiteJourneyTest::address)
                .filter(SiteJourneyTest::isCompared)
                .toList();
    }

    private static String address(String page) {
        return "/" + page.replaceFirst("(?<=^|/)index[.]html$", "");
    }

    private static boolean isCompared(String page) {
        return !page.matches("/large/20.*") || LargePolicy.isOfItsEnds(page);
    }
}
