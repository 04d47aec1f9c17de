package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.read.endpoint.ServedSite;

/// The content of feeds: each entry once, as recorded, with its standing.
class FeedsTest {
    private static final String JSON = "/v1/policies/desk/feed.json";
    private static final String ATOM = "/v1/policies/desk/feed.atom";
    private static final String ENGLISH = JSON + "?lang=en";

    private final Story story = new Story();

    @Test
    void eachEntryIsToldNewestFirstWithWhatItChangesAndWhatBecameOfIt() {
        Reply feed = story.get(ENGLISH);
        assertEquals(
                List.of(
                        "Last updated 1 October 2026 – withdrawal – Service added: Nordhost AS",
                        "Last updated 1 October 2026 – withdrawn – Service added: Nordhost AS",
                        "Last updated 1 September 2026 – Service removed: Nordhost AS",
                        "Last updated 1 March 2026 – correction – Changes: Nordhost AS",
                        "Last updated 1 March 2026 – superseded – Changes: Nordhost ASA",
                        "Last updated 2 October 2025"),
                feed.each("items", "title"));
        assertEquals("Desk subprocessor policy – Laud & Tool OÜ", feed.at("title"));
        assertEquals("2026-04-12T09:00:00Z", feed.at("items.0.date_published"));
        assertTrue(feed.at("items.1.summary").contains("never in force. Reason: We keep our servers"), feed.body());
        assertTrue(feed.at("items.1.content_html").contains("<li><s><b>Service added: </b>Nordhost AS"), feed.body());
        assertTrue(feed.at("items.2.content_html").contains("<li><span><b>Service removed: </b>"), feed.body());
        assertTrue(feed.at("items.3.summary").contains("Corrected: A name was misspelt"), feed.body());
        assertTrue(feed.at("items.4.summary").startsWith("This is an earlier revision; it was corrected later."));
        assertTrue(feed.at("items.5.summary").endsWith("Subprocessors: 3"), feed.body());
    }

    @Test
    void itLeadsToPageComparisonAndPdf() {
        Reply feed = story.get(ENGLISH);
        assertEquals("/desk/2026-10-01/en/", feed.at("items.0.url"));
        assertFalse(feed.at("items.0").contains("snapshot"), "a withdrawal has no PDF");
        assertEquals("/desk/2026-03-01/1/en/", feed.at("items.4.url"));
        assertEquals("/desk/2026-03-01/2/en.pdf", feed.at("items.3.attachments.0.url"));
        Pattern link = Pattern.compile("href=\"(/[^\"]*)\"");
        for (int i = 0; i < 6; i++) {
            link.matcher(feed.at("items." + i + ".content_html"))
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .filter(address -> !address.endsWith(".pdf"))
                    .forEach(address -> assertEquals(200, story.get(address).status(), address));
        }
        String corrected = story.get(Pattern.compile("href=\"([^\"]*/correction/)\"")
                        .matcher(feed.at("items.3.content_html"))
                        .results()
                        .map(found -> found.group(1).replace("&amp;", "&"))
                        .findFirst()
                        .orElseThrow())
                .body();
        assertTrue(corrected.contains("<del"), "what was corrected");
    }

    @Test
    void idsFollowFromTheEntriesAlone() {
        List<String> ids = story.get(JSON).each("items", "id");
        assertEquals(ids, story.get(JSON + "?lang=en&ui=fi").each("items", "id"));
        assertEquals(ids, new Story().get(JSON).each("items", "id"));
        assertEquals(6, ids.stream().distinct().count());
        String first = story.first.hash().hex();
        assertEquals(first.substring(0, 8), ids.getLast().substring("urn:uuid:".length(), "urn:uuid:".length() + 8));
        for (String id : ids) {
            assertTrue(id.matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), id);
            assertTrue(story.get(ATOM).body().contains("<id>" + id + "</id>"), id);
        }
    }

    /// Feeds in other languages are other feeds of the same entries.
    @Test
    void itSpeaksTheReadersLanguage() {
        Reply estonian = story.get(JSON);
        assertEquals("et", estonian.at("language"));
        assertEquals("et", estonian.header("content-language"));
        assertEquals("Laua alltöötlejate poliitika – Laud & Tool OÜ", estonian.at("title"));
        Reply finnish = story.get(JSON + "?lang=en&ui=fi");
        assertEquals("fi", finnish.at("language"));
        assertTrue(finnish.at("feed_url").endsWith("?lang=en&ui=fi"));
        assertTrue(finnish.at("items.2.title").contains("1. syyskuuta 2026"), finnish.body());
        assertNotEquals(feedId(story.get(ATOM)), feedId(story.get(ATOM + "?lang=en")));
        assertEquals(feedId(story.get(ATOM)), feedId(story.get(ATOM + "?lang=et")));
        assertEquals(400, story.get(ATOM + "?lang=!").status());
    }

    private static String feedId(Reply atom) {
        return atom.body()
                .lines()
                .filter(line -> line.startsWith("<id>"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void objectionsAreToldWhileThereIsSomethingToObjectTo() {
        var register = new TestRegister();
        register.publish("2026-05-01T09:00:00Z", Policies.desk("2026-06-01"));
        PolicyVersion announced = objection(Policies.withoutSingapore("2026-09-01"), "2026-08-01T18:00");
        register.publish("2026-06-02T09:00:00Z", announced);
        String told = register.get(ENGLISH).at("items.0.content_html");
        assertTrue(
                told.contains("<b>Object until </b><time datetime=\"2026-08-01T18:00+03:00\">1 August 2026, 18:00 "),
                told);
        assertTrue(
                told.contains("<span lang=\"en\">Write to us.</span> <a href=\"mailto:object@desk.example\">"), told);
        register.withdraw("2026-06-03T09:00:00Z", announced, "Not now");
        assertFalse(register.get(ENGLISH).body().contains("Object until"));
    }

    static PolicyVersion objection(PolicyVersion of, @Nullable String until) {
        return new PolicyVersion(
                of.policy(),
                of.effectiveDate(),
                of.dateBasis(),
                of.timeZone(),
                of.origin(),
                of.authoritativeLanguage(),
                of.editions(),
                of.subprocessors(),
                of.requests(),
                until == null
                        ? null
                        : new ObjectionPeriod(
                                LocalDateTime.parse(until),
                                Policies.TALLINN,
                                Policies.text("Write to us.", words -> words),
                                "object@desk.example"),
                of.noticePeriodDays(),
                of.company());
    }

    @Test
    void archivesHoldWhatCameBeforeEachEntryOnceAndStayAsTheyAre() {
        TestRegister register = many(70);
        var ids = new ArrayList<String>();
        var archives = new ArrayList<String>();
        String address = JSON;
        while (true) {
            Reply page = register.get(address);
            assertEquals(address.equals(JSON) ? 22 : 16, page.list("items").size(), address);
            ids.addAll(page.each("items", "id"));
            String atom = register.get(address.replace(".json", ".atom")).body();
            assertEquals(!address.equals(JSON), atom.contains("<archive xmlns"), address);
            assertEquals(!address.equals(JSON), atom.contains("<link rel=\"current\""), address);
            assertEquals(page.has("next_url"), atom.contains("<link rel=\"prev-archive\""), address);
            if (!page.has("next_url")) {
                break;
            }
            address = page.at("next_url");
            archives.add(address);
        }
        assertEquals(70, ids.stream().distinct().count());
        assertEquals(70, ids.size());
        assertEquals(
                List.of("48", "32", "16"),
                archives.stream()
                        .map(at -> at.replaceAll(".*[.](\\d+)[.]json", "$1"))
                        .toList());
        List<String> before =
                archives.stream().map(at -> register.get(at).body()).toList();
        publish(register, 70, 75);
        assertEquals(
                before, archives.stream().map(at -> register.get(at).body()).toList());
        for (String wrong : List.of("5", "17", "96", "0", "x", "-16")) {
            assertEquals(400, register.get(JSON + "?upTo=" + wrong).status(), wrong);
        }
        assertEquals(200, register.get(JSON + "?upTo=64").status());
    }

    /// An archive also states later withdrawals and corrections.
    @Test
    void anArchiveTellsWhatBecameOfItsEntries() {
        TestRegister register = many(40);
        assertTrue(register.get(JSON + "?upTo=16&lang=en")
                .at("items.0.title")
                .startsWith("Last updated 16 January 2024 – "));
        register.correct("2026-01-01T09:00:00Z", Policies.desk("2024-01-16", words -> words + "!"), "Once more");
        String title = register.get(JSON + "?upTo=16&lang=en").at("items.0.title");
        assertTrue(title.startsWith("Last updated 16 January 2024 – superseded"), title);
    }

    static TestRegister many(int count) {
        var register = new TestRegister();
        publish(register, 0, count);
        return register;
    }

    private static void publish(TestRegister register, int from, int to) {
        for (int i = from; i < to; i++) {
            String mark = Integer.toString(i);
            register.publish(
                    LocalDate.of(2023, 12, 30).plusDays(i) + "T09:00:00Z",
                    Policies.desk(LocalDate.of(2024, 1, 1).plusDays(i).toString(), words -> words + mark));
        }
        register.clock.set("2025-06-15T12:00:00Z");
    }

    @Test
    void aRedactionReachesWhatIsTold() {
        var register = new TestRegister();
        register.publish("2026-05-01T09:00:00Z", Policies.desk("2026-06-01"));
        register.publish("2026-06-01T09:00:00Z", Policies.withPerson("2026-09-01", "Aino Näidis"));
        register.clock.set(Story.NOW);
        List<String> addresses = List.of(ENGLISH, ATOM, "/v1/policies/desk/dates.ics");
        for (String address : addresses) {
            assertTrue(register.get(address).body().contains("Aino"), address);
        }
        register.redact("2026-06-16T09:00:00Z", "person", "On request");
        for (String address : addresses) {
            assertFalse(register.get(address).body().contains("Aino"), address);
        }
        assertTrue(register.get(ENGLISH).at("items.0.title").endsWith("Joins: name removed on request"));
        assertEquals(2, register.get(ENGLISH).list("items").size(), "a redaction is no change of the list");
    }

    /// Even if nothing is or ever was in force.
    @Test
    void aPolicyWhoseOnlyVersionWasWithdrawnIsTold() {
        var register = new TestRegister();
        register.publish("2026-05-01T09:00:00Z", Policies.desk("2026-09-01"));
        register.withdraw("2026-05-02T09:00:00Z", Policies.desk("2026-09-01"), "Never mind");
        register.clock.set(Story.NOW);
        assertEquals(2, register.get(JSON).list("items").size());
        assertTrue(register.get("/v1/policies/desk/dates.ics").body().contains("STATUS:CANCELLED"));
    }

    @Test
    void missingFeedsAreRefusedAndHeadHasNoBody() {
        for (String name : List.of("feed.atom", "feed.json", "dates.ics")) {
            assertEquals(404, story.get("/v1/policies/none/" + name).status());
            assertEquals(404, story.get("/v1/policies/No!/" + name).status());
            Reply head = story.register.send("HEAD", "/v1/policies/desk/" + name);
            assertEquals(200, head.status());
            assertEquals("", head.body());
            Reply get = story.get("/v1/policies/desk/" + name);
            assertEquals(get.header("etag"), head.header("etag"));
            assertEquals("*", get.header("access-control-allow-origin"));
            assertEquals("public, max-age=60", get.header("cache-control"));
            assertEquals(
                    "gzip",
                    story.get("/v1/policies/desk/" + name, "accept-encoding", "gzip")
                            .header("content-encoding"));
        }
        assertEquals(400, story.get("/v1/policies/desk/dates.ics?upTo=16").status());
    }

    @Test
    void pagesAndListsLeadToIt() {
        Reply page = story.get("/desk?lang=en&ui=fi");
        assertTrue(
                page.body()
                        .contains("<link rel=\"alternate\" href=\"" + ATOM
                                + "?lang=en&amp;ui=fi\" type=\"application/atom+xml\">"),
                page.body());
        String link = Objects.requireNonNull(page.header("link"));
        for (String address : List.of(ATOM, JSON, "/v1/policies/desk/dates.ics")) {
            assertTrue(link.contains("<" + address + "?lang=en&ui=fi>; rel=\"alternate\""), link);
            assertTrue(page.body().contains("<a href=\"" + address + "?lang=en&amp;ui=fi\">"), address);
        }
        assertNull(story.get("/desk/2026-03-01").header("link"));
        assertEquals(
                "/v1/policies/desk/feed.en.atom",
                story.get("/v1/policies/desk/subprocessors?lang=en").at("links.feed"));
        ReadHandler known =
                story.register.read(story.register.chain, new ServedSite(null, true, "https://register.example"));
        String atom = TestRegister.reply(TestRegister.call(known, TestRegister.event("GET", ATOM)))
                .body();
        assertTrue(
                atom.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://register.example"
                        + "/v1/policies/desk/feed.et.atom\"/>"),
                atom);
    }
}
