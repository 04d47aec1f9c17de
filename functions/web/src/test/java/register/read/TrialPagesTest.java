package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.document.Trial;
import register.read.endpoint.ServedSite;
import register.read.http.Freshness;
import register.value.Language;
import register.words.Words;

/// Every page of a trial states that it is not evidence, in its reader's language; no page of another register does.
final class TrialPagesTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/verify",
            "/desk",
            "/desk/2026-03-01",
            "/desk/2026-03-01/proof",
            "/desk/versions",
            "/v1/docs",
            "/v1/docs/policies",
            "/v1/policies/desk/subprocessors.html",
            "/v1/policies/desk/changes.html?from=2025-10-02&to=2026-03-01");

    private final Story story = new Story();
    private final ReadHandler trial =
            story.register.read(story.register.chain, ServedSite.UNKNOWN.with(new Trial(true, false)));

    @Test
    void everyPageOfATrialSaysSoAndNoOther() {
        for (String page : PAGES) {
            said(
                    "Trial: not evidence",
                    page + (page.startsWith("/v1/docs") ? "" : page.contains("?") ? "&lang=en" : "?lang=en"));
        }
        for (Language language : Words.LANGUAGES) {
            String word = Words.glossary().in(language).get("trial");
            said(word, "/?lang=" + language);
            said(word, "/verify?lang=" + language);
        }
    }

    /// So do lists, calendars and feeds, and error pages.
    @Test
    void soDoesWhatIsReadElsewhere() {
        for (Language language : Words.LANGUAGES) {
            String word = Words.glossary().in(language).get("trial");
            String asked = "?lang=en&ui=" + language;
            String title = word + " – Desk subprocessor policy – ";
            both("/v1/policies/desk/feed.atom" + asked, "<title>" + title);
            both("/v1/policies/desk/feed.json" + asked, "\"title\":\"" + title);
            both("/v1/policies/desk/dates.ics" + asked, "X-WR-CALNAME", title.substring(0, 30));
        }
        both("/v1/policies/desk/subprocessors.fragment.html?lang=en", "<p><strong>Trial: not evidence</strong></p>");
        both("/v1/policies/desk/subprocessors.json?lang=en", "\"trial\":true", "\"trial\":\"Trial: not evidence\"");
        String csv = "/v1/policies/desk/subprocessors.csv?lang=en";
        assertEquals(
                String.valueOf(story.get(csv).header("content-disposition")).replace("desk", "trial-desk"),
                BrandPagesTest.get(trial, csv).header("content-disposition"));
        assertEquals(story.get(csv).body(), BrandPagesTest.get(trial, csv).body());
        for (String none : List.of("/nobody", "/desk/nothing/here")) {
            Reply page = TestRegister.reply(TestRegister.call(
                    trial, TestRegister.event("GET", none, "accept", "text/html", "accept-language", "de")));
            assertEquals(404, page.status());
            assertTrue(page.body().contains("<p class=\"trial\">Probebetrieb: kein Beweismittel</p>"), none);
            assertFalse(story.get(none, "accept", "text/html").body().contains("class=\"trial\""), none);
        }
    }

    /// A permanent answer is cached for a week only, because a register may stop being a trial once its seal has a
    /// name.
    @Test
    void aTrialsListIsAskedForAgain() {
        String settled = "/v1/policies/desk/subprocessors.json?lang=en&asOf=2025-10-02&knownAt=2025-10-03T00:00:00Z";
        assertEquals(Freshness.SETTLED, story.get(settled).header("cache-control"));
        assertNotEquals(Freshness.SETTLED, BrandPagesTest.get(trial, settled).header("cache-control"));
    }

    private void both(String address, String... said) {
        for (String each : said) {
            assertTrue(BrandPagesTest.get(trial, address).body().contains(each), address + ": " + each);
        }
        assertFalse(story.get(address).body().contains(said[said.length - 1]), address);
    }

    private void said(String word, String address) {
        String mark = "<p class=\"trial\">" + word + "</p>";
        assertTrue(BrandPagesTest.get(trial, address).body().contains(mark), address);
        Reply other = story.get(address, "accept", "text/html");
        assertEquals(200, other.status(), address);
        assertFalse(other.body().contains("class=\"trial\""), address);
    }
}
