package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ListTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";

    private final Story story = new Story();

    @Test
    void listInForceSaysWhatItIs() {
        Reply list = story.get(LIST);
        assertEquals(200, list.status());
        assertEquals("application/json", list.header("content-type"));
        assertEquals("et", list.header("content-language"));
        assertEquals("2026-03-01", list.at("effectiveDate"));
        assertEquals("last-updated", list.at("dateBasis"));
        assertEquals("Europe/Tallinn", list.at("timeZone"));
        assertEquals("in-force", list.at("status"));
        assertEquals("2", list.at("revision"));
        assertEquals("correction", list.at("entryKind"));
        assertEquals("A name was misspelt", list.at("reason"));
        assertEquals("2026-03-10T09:00:00Z", list.at("recordedAt"));
        assertEquals("et", list.at("language"));
        assertEquals("original", list.at("editionStatus"));
        assertEquals("et", list.at("authoritativeLanguage"));
        assertEquals(story.corrected.contentHash().hex(), list.at("contentHash"));
        assertEquals(story.corrected.hash().hex(), list.at("entryHash"));
        assertEquals("true", list.at("origin.imported"));
        assertEquals(List.of("nordhost", "postvogel", "desk-ua"), list.each("subprocessors", "id"));
        assertEquals("(et) Servers", list.at("subprocessors.0.engagements.0.service"));
        assertEquals("{\"unstated\":true}", list.at("subprocessors.0.engagements.2.locations.0"));
        assertEquals("{\"unstated\":true}", list.at("subprocessors.2.engagements.0.locations.0"));
        assertFalse(list.has("requestedLanguage"));
    }

    @Test
    void linksLeadToTheSameRevision() {
        Reply list = story.get(LIST + "?lang=en&asOf=2026-04-01");
        assertEquals(list.body(), story.get(list.at("links.self")).body());
        assertEquals(200, story.get(list.at("links.csv")).status());
        assertEquals(list.at("entryHash"), story.get(list.at("links.version")).at("entryHash"));
        assertEquals(200, story.get(list.at("links.versions")).status());
        assertTrue(story.get(list.at("links.html")).body().contains("Desk subprocessor policy"));
        story.register.snapshot(story.corrected, register.value.Language.ENGLISH);
        assertEquals(307, story.get(list.at("links.snapshot")).status());
    }

    @Test
    void bothTimesAreAsked() {
        assertEquals("2025-10-02", story.get(LIST + "?asOf=2026-02-28").at("effectiveDate"));
        assertEquals(
                "1",
                story.get(LIST + "?asOf=2026-03-01&knownAt=2026-03-01T00:00:00Z")
                        .at("revision"));
        assertEquals(
                "Nordhost ASA",
                story.get(LIST + "?asOf=2026-03-01&knownAt=2026-03-01T02:00:00%2B02:00")
                        .at("subprocessors.0.legalName"));
        Reply ahead = story.get(LIST + "?asOf=2026-12-31");
        assertEquals("2026-09-01", ahead.at("effectiveDate"));
        assertEquals("announced", ahead.at("status"));
        assertEquals(
                "2026-10-01",
                story.get(LIST + "?asOf=2026-12-31&knownAt=2026-04-11T12:00:00Z")
                        .at("effectiveDate"));
    }

    @Test
    void versionComesIntoForceAtMidnightInItsZone() {
        story.register.clock.set("2026-08-31T20:59:59.999Z");
        assertEquals("2026-03-01", story.get(LIST).at("effectiveDate"));
        story.register.clock.set("2026-08-31T21:00:00Z");
        assertEquals("2026-09-01", story.get(LIST).at("effectiveDate"));
    }

    @Test
    void languageThereIsNoEditionInIsAnsweredByTheNearest() {
        Reply nearest = story.get(LIST + "?lang=en-AU");
        assertEquals("en", nearest.at("language"));
        assertEquals("en-AU", nearest.at("requestedLanguage"));
        assertEquals("en", nearest.header("content-language"));
        assertEquals("translation", nearest.at("editionStatus"));
        Reply none = story.get(LIST + "?lang=ja");
        assertEquals("et", none.at("language"));
        assertEquals("ja", none.at("requestedLanguage"));
    }

    @Test
    void wordsSayWhatCodesAndColumnsAreCalled() {
        Reply english = story.get(LIST + "?lang=en&asOf=2026-12-31");
        assertEquals("en", english.at("words.language"));
        assertEquals("announced", english.at("words.status"));
        assertEquals("Service-specific subprocessors", english.at("words.category.service-specific"));
        assertEquals("storage", english.at("words.role.storage"));
        assertEquals("European Union", english.at("words.region.EU"));
        assertEquals("Worldwide", english.at("words.region.GLOBAL"));
        assertEquals("North America", english.at("words.region.NA"));
        assertEquals("customers in {0}", english.at("words.customersIn"));
        Reply estonian = story.get(LIST + "?lang=ja");
        assertEquals("et", estonian.at("words.language"));
        assertEquals("Alltöötleja", estonian.at("words.subprocessor"));
        assertEquals("Register ei vasta; see on loetelu kuupäevaga {0}.", estonian.at("words.stale"));
    }

    @Test
    void kindsAndFeaturesHaveTheWordsOfTheAnswersLanguage() {
        String mail = "subprocessors.1.engagements.0.";
        Reply english = story.get(LIST + "?lang=en");
        assertEquals(
                "[{\"iri\":\"https://w3id.org/dpv/pd#EmailAddress\",\"name\":\"mail addresses\",\"term\":\"pd:EmailAddress\"}]",
                english.at(mail + "personalDataCategories"));
        assertEquals("[{\"name\":\"customers’ contacts\"}]", english.at(mail + "dataSubjectCategories"));
        assertEquals("{\"id\":\"mail\",\"name\":\"mail\"}", english.at(mail + "appliesWhen.feature"));
        Reply estonian = story.get(LIST + "?lang=et&feature=MAIL");
        assertEquals("(et) mail addresses", estonian.at(mail + "personalDataCategories.0.name"));
        assertEquals("{\"id\":\"mail\",\"name\":\"(et) mail\"}", estonian.at(mail + "appliesWhen.feature"));
        assertEquals(
                List.of("nordhost", "desk-ua"),
                story.get(LIST + "?feature=calls").each("subprocessors", "id"));
    }

    @Test
    void filtersShowTheListAsItIsForOneCustomer() {
        Reply filtered = story.get(LIST + "?category=infrastructure&region=eu&feature=mail");
        assertEquals(List.of("nordhost"), filtered.each("subprocessors", "id"));
        assertEquals(List.of("servers-eu", "servers"), filtered.each("subprocessors.0.engagements", "id"));
        assertEquals("infrastructure", filtered.at("filter.category"));
        assertEquals("eu", filtered.at("filter.region"));
    }

    @Test
    void csvHasARowAnEngagementAndNoFormula() {
        var bomb = new TestRegister();
        bomb.acceptedBeforeTheRules(Story.NOW, Policies.desk("2026-06-01", words -> "=" + words + "\",\r\n\""));
        Reply csv = bomb.get(LIST + ".csv");
        assertEquals("text/csv; charset=utf-8; header=present", csv.header("content-type"));
        assertEquals("attachment; filename=\"desk-2026-06-01-r1-et.csv\"", csv.header("content-disposition"));
        List<List<String>> rows = Csv.parse(csv.body());
        assertEquals(1 + 5, rows.size());
        var cells = new TreeMap<String, String>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            cells.put(rows.getFirst().get(i), rows.get(4).get(i));
        }
        assertEquals("mail", cells.get("engagement"));
        assertEquals("'=Postvogel\",\r\n\"", cells.get("displayName"));
        assertEquals("EE>US scc module 3", cells.get("transfers"));
        assertEquals("mail", cells.get("feature"));
        for (List<String> row : rows) {
            assertEquals(rows.getFirst().size(), row.size());
            assertTrue(row.stream().noneMatch(cell -> cell.startsWith("=")), row.toString());
        }
    }

    @Test
    void csvStartsNoFormulaWhereSemicolonsPartCells() {
        var bomb = new TestRegister();
        bomb.publish(Story.NOW, Policies.desk("2026-06-01", words -> words + ";=1+1;-2; =3"));
        String csv = bomb.get(LIST + ".csv").body();
        assertTrue(csv.contains("Postvogel;'=1+1;'-2; =3"), csv);
        assertFalse(csv.contains(";="), csv);
    }

    @Test
    void csvSaysWhyARevisionCorrects() {
        List<List<String>> rows =
                Csv.parse(story.get(LIST + ".csv?asOf=2026-03-01").body());
        int column = rows.getFirst().indexOf("reason");
        Reply json = story.get(LIST + "?asOf=2026-03-01");
        assertEquals("correction", json.at("entryKind"));
        assertEquals(json.at("reason"), rows.get(1).get(column));
    }

    @Test
    void formatIsChosenByAcceptOrNamedByTheAddress() {
        assertEquals(
                "text/csv; charset=utf-8; header=present",
                story.get(LIST, "accept", "text/csv").header("content-type"));
        assertEquals(
                "application/json",
                story.get(LIST, "accept", "text/csv;q=0.5, application/*").header("content-type"));
        assertEquals(
                "text/html; charset=utf-8",
                story.get(LIST, "accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .header("content-type"));
        assertEquals("application/json", story.get(LIST, "accept", "*/*").header("content-type"));
        assertEquals(
                "application/json",
                story.get(LIST + ".json", "accept", "text/csv").header("content-type"));
        assertEquals("Accept, Accept-Encoding", story.get(LIST).header("vary"));
        assertEquals("Accept-Encoding", story.get(LIST + ".json").header("vary"));
        assertEquals(406, story.get(LIST, "accept", "image/png").status());
        assertEquals(
                406,
                story.get(LIST, "accept", "application/json;q=0, text/csv;q=0").status());
    }
}
