package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.sample.SampleList;

/// The content and order of a page without style or script.
class PageOrderTest {
    private static final Pattern UNSEEN = Pattern.compile(
            "<(style|script|title)>.*?</\\1>|<(p|section|tbody)\\b[^>]* hidden=\"\".*?</\\2>", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile(
            "</?(address|article|aside|dd|details|div|dl|dt|fieldset|footer|form|h[1-6]|header|legend|li|main|nav|ol"
                    + "|option|output|p|pre|section|select|summary|table|tbody|td|th|thead|tr|ul)\\b[^>]*>");

    private final Story story = new Story();

    private String text(String address) {
        return text(story.get(address, "accept", "text/html"));
    }

    static String text(Reply reply) {
        String shown = UNSEEN.matcher(reply.body()).replaceAll("");
        String lines = BLOCK.matcher(shown).replaceAll("\n").replaceAll("<[^>]*>", "");
        return lines.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("[ \n]*\n[ \n]*", "\n");
    }

    @Test
    void listComesFirstAndThePolicysTextIsWhole() {
        String text = text("/desk?lang=en");
        assertInOrder(
                text,
                "Desk subprocessor policy",
                "In force",
                "Last updated 1 March 2026",
                "As of 15 June 2026",
                "Sealed PDF",
                "Policy text",
                "Announced",
                "1 September 2026, 00:00",
                "Service removed: Nordhost AS (Norway): Servers",
                "\nSubprocessors\n",
                "Where Desk runs",
                "Nordhost AS",
                "\nPolicy text\n",
                "See the table above: ",
                "Where changes appear",
                "Ask for a DPA",
                "Proof",
                "All versions",
                "1 October 2026",
                "1 September 2026",
                "1 March 2026",
                "2 October 2025",
                "The sealed PDF and the log are the record");
    }

    /// Folded, but there without a script.
    @Test
    void aChainOfSubprocessorsStandsAtItsBeginning() {
        var register = new TestRegister();
        PolicyVersion desk = Policies.desk("2026-03-01");
        List<Subprocessor> listed = desk.subprocessors();
        String first = listed.get(0).id();
        String second = listed.get(1).id();
        register.publish(
                "2026-02-10T09:00:00Z",
                desk.withSubprocessors(List.of(
                        listed.get(0),
                        SampleList.changed(listed.get(1), in -> in.put("parentId", first)),
                        SampleList.changed(listed.get(2), in -> in.put("parentId", second)))));
        register.clock.set(Story.NOW);
        Reply reply = register.get("/desk?lang=en", "accept", "text/html");
        assertTrue(reply.body().contains("<summary>Its own subprocessors (2)</summary>"), reply.body());
        assertInOrder(
                text(reply),
                listed.get(0).name(),
                "Its own subprocessors (2)",
                listed.get(1).name(),
                listed.get(2).name() + " · Engaged by " + listed.get(1).name());
        assertEquals(1, text(reply).split("Its own subprocessors \\(", -1).length - 1, "once");
    }

    /// Announced rows are named as such, and not counted as in force.
    @Test
    void announcedSubprocessorsAreNamedAndNotCounted() {
        var register = new TestRegister();
        register.publish("2026-02-10T09:00:00Z", Policies.withoutSingapore("2026-03-01"));
        register.publish("2026-04-10T09:00:00Z", Policies.desk("2026-09-01"));
        register.clock.set(Story.NOW);
        Reply reply = register.get("/desk?lang=en", "accept", "text/html");
        String text = text(reply);
        assertTrue(text.contains("Announced · Service added · 1 September 2026"), text);
        assertTrue(text.contains("Where Desk runs 1 · announced: 1\n"), text);
        Matcher coming =
                Pattern.compile("<tbody class=\"sub coming\" id=\"([^\"]*)\"").matcher(reply.body());
        assertTrue(coming.find());
        assertEquals("nordhost_2", coming.group(1));
        assertFalse(coming.find());
        assertFalse(text(register.get("/desk/2026-09-01?lang=en")).contains("Service added · 1 September"));
    }

    @ParameterizedTest
    @CsvSource({"nórdhost,2", "POSTVOGEL,1", "nordhost oslo,1", "nordhost postvogel,0", "estonia,1"})
    void formFindsRowsWithoutAScript(String wanted, int rows) {
        Reply reply = story.get("/desk?lang=en&q=" + wanted.replace(" ", "+").replace("ó", "%C3%B3"));
        String shown = text(reply);
        int all = reply.body().split("<tbody class=\"sub", -1).length - 1;
        int hidden = reply.body().split("<tbody [^>]* hidden=\"\">", -1).length - 1;
        assertEquals(rows, all - hidden, shown);
        assertTrue(shown.contains("Part of the list: " + rows + " of " + all + " shown."), shown);
        assertTrue(reply.body().contains("name=\"q\""));
    }

    @Test
    void emptyFieldsOfTheFormAskForNothing() {
        assertEquals(
                story.get("/desk?lang=en").body(),
                story.get("/desk?q=&where=&lang=en").body());
        assertEquals(400, story.get("/desk?lang=en&where=mars").status());
        assertEquals(400, story.get("/desk?lang=en&sort=size").status());
        assertEquals(400, story.get("/desk?lang=en&q=" + "a".repeat(101)).status());
    }

    @Test
    void listIsSortedAndJoinedByTheAddress() {
        String text = text("/desk?lang=en&sort=name&group=none");
        String list = text.substring(text.indexOf("In the company’s order"), text.indexOf("\nPolicy text\n", 900));
        assertInOrder(list, "Desk Ukraine", "Nordhost AS", "Postvogel");
        assertFalse(list.contains("\nWhere Desk runs 1\n"), list);
    }

    @Test
    void wordsAroundAnEditionComeInAnotherLanguage() {
        Reply reply = story.get("/desk?lang=et&ui=de");
        assertEquals("et", reply.header("content-language"));
        assertTrue(reply.body().contains("<html lang=\"de\">"));
        assertTrue(reply.body().contains("<h1 lang=\"et\">"));
        assertTrue(text(reply).contains("Text der Richtlinie"));
        assertTrue(text(reply).contains("Vereinigte Staaten, (et) Northern California"), text(reply));
        assertTrue(story.get("/desk?lang=en&ui=en-US").body().contains(">March 1, 2026</time>"));
    }

    /// On every page, the words are in the chosen language, and an invalid choice is refused.
    @ParameterizedTest
    @CsvSource({
        "/?, Richtlinien zu Unterauftragsverarbeitern",
        "/verify?, Dokument prüfen",
        "/desk?, Text der Richtlinie",
        "/desk/2025-10-02?, Text der Richtlinie",
        "/desk/versions?, Alle Fassungen",
        "/desk/2026-03-01/proof?, Nachweis dieser Fassung",
        "/v1/policies/desk/subprocessors.html?asOf=2026-03-01&, Liste der Unterauftragsverarbeiter (Anhang III)",
        "/v1/policies/desk/changes.html?from=2026-03-01&to=2026-09-01&, Was sich ändert",
    })
    void everyPageTakesTheLanguageOfTheWordsAroundAndRefusesWhatIsNone(String address, String words) {
        Reply reply = story.get(address + "lang=et&ui=de");
        assertTrue(reply.body().contains("<html lang=\"de\">"), reply.body());
        assertTrue(text(reply).contains(words), text(reply));
        if (!address.equals("/verify?")) {
            assertTrue(reply.body().contains("href=\"/desk?lang=et&amp;ui=de\""), reply.body());
        }
        for (String none : List.of("x_y", "e", "")) {
            Reply refused = story.get(address + "ui=" + none);
            assertEquals(400, refused.status(), none);
            assertEquals("ui", refused.at("parameter"));
        }
    }

    @Test
    void comparisonNamesTheLanguageOfWhatThePolicySays() {
        String page = story.get("/v1/policies/desk/changes.html?from=2026-03-01&to=2026-09-01&lang=et&ui=de")
                .body();
        assertTrue(page.contains("<dd lang=\"et\">(et) Desk&#39;s servers stand in"), page);
        assertTrue(page.contains("<dt>Ort</dt><dd>Singapur (Speicherung)</dd>"), page);
        assertTrue(page.contains("<input type=\"hidden\" name=\"ui\" value=\"de\">"), page);
    }

    @Test
    void missingDateNamesTheVersionThenInForce() {
        Reply reply = story.get("/desk/2026-04-01", "accept", "text/html");
        assertEquals(404, reply.status());
        assertTrue(reply.body().contains("<a href=\"/desk/2026-03-01\"><time datetime=\"2026-03-01\">"), reply.body());
        Reply none = story.get("/desk/2020-01-01", "accept", "text/html");
        assertEquals(404, none.status());
        assertFalse(none.body().contains("/desk/2"), none.body());
        assertTrue(none.body().contains("<a href=\"/desk\">Go to the version in force</a>"), none.body());
        Reply revision = story.get("/desk/2026-03-01?revision=9", "accept", "text/html");
        assertTrue(revision.body().contains("<a href=\"/desk/2026-03-01\">"), revision.body());
        Reply proof = story.get("/desk/2026-04-01/proof", "accept", "text/html");
        assertEquals(404, proof.status());
        assertTrue(proof.body().contains("<a href=\"/desk/2026-03-01\">"), proof.body());
    }

    private static void assertInOrder(String text, String... parts) {
        int at = 0;
        for (String part : List.of(parts)) {
            int found = text.indexOf(part, at);
            assertTrue(
                    found >= 0,
                    "\"" + part + "\" not after " + text.substring(0, at) + "\n<<< here >>>\n" + text.substring(at));
            at = found + part.length();
        }
    }
}
