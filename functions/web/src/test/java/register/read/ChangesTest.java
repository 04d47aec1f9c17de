package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.address.KeptAddress;
import register.json.Json;
import register.policy.Edition;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.read.compare.ChangesPage;
import register.sample.SampleList;
import register.value.Language;
import register.words.Words;

class ChangesTest {
    private static final String CHANGES = "/v1/policies/desk/changes";

    private final Story story = new Story();

    @Test
    void correctionIsComparedWithWhatItCorrected() {
        String both = "?from=2026-03-01&to=2026-03-01";
        assertEquals("true", story.get(CHANGES + both).at("same"));
        Reply corrected = story.get(CHANGES + both + "&fromKnownAt=2026-03-09T00:00:00Z");
        assertEquals("1", corrected.at("from.revision"));
        assertEquals("2", corrected.at("to.revision"));
        assertEquals("A name was misspelt", corrected.at("to.reason"));
        assertEquals("[]", corrected.at("to.additions"));
        assertEquals("legalName", corrected.at("subprocessors.changed.0.fields.0.field"));
        assertEquals("Nordhost ASA", corrected.at("subprocessors.changed.0.fields.0.before"));
        assertEquals("Nordhost AS", corrected.at("subprocessors.changed.0.fields.0.after"));
        assertEquals(corrected.body(), story.get(corrected.at("links.self")).body());
    }

    @Test
    void bothSidesAreAsKnownThen() {
        Reply known = story.get(CHANGES + "?from=2025-10-02&to=2026-03-01&knownAt=2026-03-09T00:00:00Z");
        assertEquals("1", known.at("to.revision"));
        assertEquals("Nordhost ASA", known.at("subprocessors.changed.0.fields.0.after"));
        assertEquals(
                "true", story.get(CHANGES + "?from=2025-10-02&to=2026-03-01").at("same"));
        assertEquals(
                "2026-10-01",
                story.get(CHANGES + "?from=2026-03-01&to=2026-12-01&knownAt=2026-04-11T12:00:00Z")
                        .at("to.effectiveDate"));
    }

    @Test
    void missingAndFutureVersionsAreRefusedByName() {
        Reply none = story.get(CHANGES + "?from=2026-03-01&fromKnownAt=2025-01-01T00:00:00Z");
        assertEquals(404, none.status());
        assertEquals("from", none.at("parameter"));
        Reply ahead = story.get(CHANGES + "?from=2026-03-01&fromKnownAt=2030-01-01T00:00:00Z");
        assertEquals(400, ahead.status());
        assertEquals("fromKnownAt", ahead.at("parameter"));
        Reply sides = story.get(CHANGES + "?from=2026-03-01&knownAt=2030-01-01T00:00:00Z");
        assertEquals("knownAt", sides.at("parameter"));
        assertEquals(
                404,
                story.get("/v1/policies/nobody/changes.html?from=2026-03-01").status());
    }

    @Test
    void formatIsChosenByAcceptOrNamedByTheAddress() {
        String query = "?from=2026-03-01&to=2026-09-01";
        Reply page = story.get(CHANGES + query, "accept", "text/html");
        assertEquals("text/html; charset=utf-8", page.header("content-type"));
        assertEquals("Accept, Accept-Encoding", page.header("vary"));
        assertEquals(story.get(CHANGES + ".html" + query).body(), page.body());
        assertEquals(
                story.get(CHANGES + ".json" + query).body(),
                story.get(CHANGES + query).body());
        assertEquals(406, story.get(CHANGES + query, "accept", "text/csv").status());
    }

    private String page(String query) {
        Reply reply = story.get(CHANGES + ".html" + query);
        assertEquals(200, reply.status());
        return reply.body();
    }

    /// On another day the same address states both sides' new standing.
    @Test
    void pageTellsWhereBothSidesStandTodayAndWhatElseCanBeCompared() {
        String query = "?from=2026-03-01&to=2026-09-01&lang=en";
        String page = page(query);
        assertTrue(page.contains("<dd><span class=\"pill\">In force</span> <a "), page);
        assertTrue(page.contains("<dd><span class=\"pill soon\">Announced</span> <a "), page);
        assertTrue(page.contains("<option value=\"2026-09-01\" selected=\"\">1 September 2026</option>"), page);
        assertTrue(page.contains("<option value=\"2025-10-02\">2 October 2025</option>"), page);
        assertFalse(page.contains("2026-10-01"), "what was withdrawn is offered");
        assertTrue(page.contains("class=\"button\">To this version of the policy</a>"), page);
        assertTrue(page.contains("<h1>What changes</h1>"), page);
        story.register.clock.set("2026-09-02T12:00:00Z");
        String later = page(query);
        assertTrue(later.contains("<dd><span class=\"pill past\">Superseded</span> <a "), later);
        assertTrue(later.contains("<dd><span class=\"pill\">In force</span> <a "), later);
        assertFalse(later.contains("To this version of the policy"), later);
        assertTrue(later.contains("<h1>What changed</h1>"), later);
    }

    @Test
    void pageOfWhatIsToComeBeginsTheMailOfAnObjectionWhileItIsToCome() {
        PolicyVersion desk = Policies.desk("2026-10-02");
        story.register.publish(
                "2026-06-15T13:00:00Z",
                new PolicyVersion(
                        desk.policy(),
                        desk.effectiveDate(),
                        desk.dateBasis(),
                        desk.timeZone(),
                        desk.origin(),
                        desk.authoritativeLanguage(),
                        desk.editions(),
                        desk.subprocessors(),
                        desk.requests(),
                        new ObjectionPeriod(
                                LocalDateTime.parse("2026-08-01T18:00"),
                                Policies.TALLINN,
                                Policies.text("Write to us.", words -> words),
                                "object@desk.example"),
                        desk.noticePeriodDays(),
                        desk.company()));
        String query = "?from=2026-03-01&to=2026-10-02&lang=en";
        String page = page(query);
        assertTrue(page.contains("Object until <time") && page.contains(">1 August 2026, 18:00 "), page);
        assertFalse(page.contains("<ins>1 August 2026"), "until when one can object to a version is no change of it");
        assertTrue(page.contains("href=\"mailto:object@desk.example?subject=Objection"), page);
        story.register.clock.set("2026-10-02T12:00:00Z");
        assertFalse(page(query).contains("mailto:object@desk.example?"), "not to be objected to any more");
    }

    @Test
    void pageTellsARenameAsOne() {
        String page = page("?from=2026-03-01&to=2026-03-01&fromKnownAt=2026-03-09T00:00:00Z&lang=en");
        assertTrue(page.contains("<h1>What changed</h1><p class=\"who\"><a href=\"/desk/en/\">Desk"), page);
        assertTrue(page.contains("<h2 class=\"gap\">Subprocessors changed</h2>"), page);
        assertTrue(page.contains("<h3>Nordhost <del>ASA</del><ins>AS</ins></h3>"), page);
        assertTrue(page.contains("<dd>Nordhost <del>ASA</del><ins>AS</ins></dd>"), page);
        assertTrue(page.contains("<span>Changes: 1</span>"), page);
        assertTrue(page.contains("Corrected: A name was misspelt"), page);
        assertTrue(page.contains("Recorded in 2026; the earlier publication is not attested"), page);
        assertFalse(page.contains("Subprocessors added"));
        assertFalse(page.contains("<h2 class=\"gap\">Policy text</h2>"));
    }

    @Test
    void pageTellsEngagementsThatWentAndCameInTheLanguageOfTheEdition() {
        String gone = page("?from=2026-03-01&to=2026-09-01&lang=en");
        assertTrue(gone.contains("<h4>Service removed: <del>Servers</del></h4>"), gone);
        assertTrue(gone.contains("<dt>Location</dt><dd>Singapore (storage)</dd>"), gone);
        String come = page("?from=2026-09-01&to=2026-03-01");
        assertTrue(come.contains("<html lang=\"et\">"), come);
        assertTrue(come.contains("<h4>Lisandunud teenus: <ins>(et) Servers</ins></h4>"), come);
        assertTrue(come.contains("<dd>Singapur (säilitamine)</dd>"), come);
    }

    @Test
    void pageTellsTheTextWordByWordAndLeadsToTheOtherEditions() {
        story.register.publish(
                "2026-06-15T13:00:00Z",
                Policies.desk("2026-10-02", words -> words.replace("train its staff", "instruct all staff")));
        String page = page("?from=2026-03-01&to=2026-10-02&lang=en");
        assertTrue(page.contains("<h2 class=\"gap\">Policy text</h2>"), page);
        assertTrue(page.contains("<p class=\"quiet\">Section changed</p><h3>Contractual safeguards</h3>"), page);
        assertTrue(page.contains("<li>process personal data on documented instructions;</li>"), page);
        assertTrue(
                page.contains("<li><del>train its</del><ins>instruct all</ins> staff in data protection.</li>"), page);
        Matcher other = Pattern.compile(
                        "href=\"([^\"]*)\" hreflang=\"et\">The text of this edition changed too: Estonian")
                .matcher(page);
        assertTrue(other.find(), page);
        assertEquals(200, story.get(other.group(1).replace("&amp;", "&")).status());
    }

    @Test
    void pageTellsWhatIsAnothersLanguageOrAFeaturesId() {
        publish("2026-10-02", "Privacy", "mail");
        publish("2026-10-03", "Data protection", "mail");
        publish("2026-10-04", "Data protection", "post");
        String role = page("?from=2026-10-02&to=2026-10-03&lang=et");
        assertTrue(role.contains("<h3>Nordhost AS</h3><p class=\"quiet\">"), role);
        String id = page("?from=2026-10-03&to=2026-10-04&lang=en");
        assertTrue(id.contains("with the feature mail (<del>mail</del><ins>post</ins>)"), id);
    }

    private void publish(String date, String role, String feature) {
        Json name = SampleList.texts(Policies.text("mail", words -> words).texts());
        Json when = Json.object()
                .put(
                        "feature",
                        Json.object().put("id", feature).put("name", name).build())
                .build();
        Json contact = Json.object()
                .put("email", "privacy@nordhost.example")
                .put(
                        "role",
                        Json.object().put("en", role).put("et", "Andmekaitse").build())
                .build();
        PolicyVersion desk = Policies.desk(date);
        story.register.publish(
                "2026-06-15T13:00:00Z",
                desk.withSubprocessors(List.of(SampleList.subprocessor(
                        "nordhost",
                        in -> in.put("legalName", "Nordhost AS").put("contact", contact),
                        SampleList.engagement(
                                "servers",
                                Policies.text("Servers", words -> words),
                                Policies.text("Holds tickets.", words -> words),
                                in -> in.put("category", "infrastructure").put("appliesWhen", when))))));
    }

    @Test
    void pageTellsASubprocessorThatCameOrWentWhole() {
        PolicyVersion desk = Policies.desk("2026-10-02");
        story.register.publish(
                "2026-06-15T13:00:00Z",
                desk.withSubprocessors(desk.subprocessors().subList(0, 1)));
        String gone = page("?from=2026-03-01&to=2026-10-02&lang=en");
        assertTrue(gone.contains("<h2 class=\"gap\">Subprocessors removed</h2>"), gone);
        assertTrue(gone.contains("<h3><del>Postvogel</del></h3>"), gone);
        assertTrue(
                gone.contains(
                        "<dt>Transfer to a third country</dt><dd>Transfer to a third country (Estonia – United States): standard"
                                + " contractual clauses, Module Three</dd>"),
                gone);
        String come = page("?from=2026-10-02&to=2026-03-01&lang=en");
        assertTrue(come.contains("<h2 class=\"gap\">Subprocessors added</h2>"), come);
        assertTrue(come.contains("<h3><ins>Desk Ukraine</ins></h3>"), come);
        assertTrue(come.contains("<dt>Engaged by</dt><dd>Nordhost AS</dd>"), come);
    }

    @Test
    void everySectionAndEditionThatDiffersIsTold() {
        PolicyVersion desk = Policies.desk("2026-10-02");
        Edition english = desk.edition(Language.ENGLISH);
        var sections = List.of(
                english.sections().get(2),
                english.sections().get(0),
                new Section("What is new", List.of("A new paragraph."), List.of(), null));
        var editions = new TreeMap<>(desk.editions());
        editions.remove(Policies.ESTONIAN);
        editions.put(
                Language.ENGLISH, new Edition(english.status(), "Desk subprocessors", english.provider(), sections));
        var changed = new PolicyVersion(
                desk.policy(),
                desk.effectiveDate(),
                desk.dateBasis(),
                desk.timeZone(),
                null,
                null,
                editions,
                desk.subprocessors().reversed(),
                desk.requests(),
                desk.objection(),
                14,
                desk.company());
        story.register.acceptedBeforeTheRules("2026-06-15T13:00:00Z", changed);
        String page = page("?from=2026-03-01&to=2026-10-02&lang=en");
        for (String told : List.of(
                "<p class=\"quiet\">Section added</p><h3><ins>What is new</ins></h3><p><ins>A new paragraph.</ins></p>",
                "<p class=\"quiet\">Section removed</p><h3><del>Contractual safeguards</del></h3>",
                "The order of the sections differs.",
                "The order of the subprocessors differs.",
                "Edition removed: Estonian",
                "<del>Desk subprocessor policy</del>",
                "Notice before a change",
                "<del>30</del>",
                "Authoritative language")) {
            assertTrue(page.contains(told), told + "\n" + page);
        }
        assertFalse(page.contains("Published elsewhere before"), page);
    }

    @Test
    void pageOfNoDifferenceSaysSoInEveryLanguage() {
        var dates = new TreeMap<Language, LocalDate>();
        for (Language language : Words.LANGUAGES) {
            dates.put(language, LocalDate.of(2026, 10, 2).plusDays(dates.size()));
            story.register.publish(
                    Instant.parse("2026-06-16T13:00:00Z")
                            .plus(Duration.ofMinutes(dates.size()))
                            .toString(),
                    OneLanguagePolicy.version(dates.get(language).toString(), language));
        }
        Words.Bundle words = Words.bundle(ChangesPage.class, "changes");
        dates.forEach((language, date) -> assertTrue(
                page("?from=" + date + "&to=" + date)
                        .contains(words.in(language).get("nothing")),
                language.tag()));
        String german = "?from=" + dates.get(new Language("de")) + "&to=";
        assertTrue(page(german + dates.get(new Language("de"))).contains("Es gibt keinen Unterschied."));
        assertTrue(page(german + dates.get(new Language("sk"))).contains("Pridané jazykové znenie: slovenčina"));
    }

    @Test
    void versionsLeadToWhatTheyChanged() {
        String page = story.get("/desk?lang=en").body();
        Matcher links = Pattern.compile("href=\"(/desk/2[^\"]*/(?:changes|correction)/)\">(What [a-z ]*)<")
                .matcher(page);
        var told = new TreeMap<String, String>();
        while (links.find()) {
            String queried = Objects.requireNonNull(KeptAddress.queried(links.group(1)));
            Reply changes = story.get(queried.replace(".html", ".json"));
            told.put(
                    changes.at("from.effectiveDate") + " r" + changes.at("from.revision") + " > "
                            + changes.at("to.effectiveDate") + " r" + changes.at("to.revision"),
                    links.group(2));
        }
        assertEquals(
                "{2025-10-02 r1 > 2026-03-01 r1=What changed, 2025-10-02 r1 > 2026-03-01 r2=What changed,"
                        + " 2026-03-01 r1 > 2026-03-01 r2=What was corrected, 2026-03-01 r2 > 2026-09-01 r1=What changes,"
                        + " 2026-09-01 r1 > 2026-10-01 r1=What changed}",
                told.toString());
    }

    @Test
    void keptComparisonIsOfTheVeryRevisionsThatStand() {
        String open = "?from=2025-10-02&to=2026-03-01&lang=en";
        String before = page(open);
        assertEquals(before, page(open));
        story.register.correct(
                "2026-06-15T13:00:00Z",
                Policies.desk("2025-10-02", words -> words.replace("Oslo", "Bergen")),
                "The seat had moved");
        assertNotEquals(before, page(open));
        assertTrue(page(open).contains("<del>Bergen</del>"));
    }
}
