package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import register.read.endpoint.ServedSite;
import register.value.Language;
import register.words.LongDate;

/// The list as a piece of HTML, for another website's page.
class FragmentTest {
    private static final String FRAGMENT = "/v1/policies/desk/subprocessors.fragment.html";

    private final Story story = new Story();

    @Test
    void itSaysTheListItsDateAndWhatIsAnnounced() {
        Reply fragment = story.get(FRAGMENT + "?lang=en");
        assertEquals(200, fragment.status());
        assertEquals("text/html; charset=utf-8", fragment.header("content-type"));
        assertEquals("en", fragment.header("content-language"));
        String html = fragment.body();
        assertTrue(html.startsWith("<div lang=\"en\" dir=\"ltr\"><p>"), html);
        for (String said : new String[] {
            "in force, <time datetime=\"2026-03-01\">" + longDate("2026-03-01") + "</time>",
            "<strong>announced</strong>, <time datetime=\"2026-09-01\">" + longDate("2026-09-01") + "</time>",
            "<li><b>Service removed</b>: Nordhost AS (Norway): Servers (customers in Asia-Pacific)</li>",
            "<caption lang=\"en\">Where Desk runs</caption>",
            "<th scope=\"row\">Nordhost AS, Norway</th>",
            "Servers</td><td lang=\"en\">Desk&#39;s servers stand in facilities",
            "European Union (storage) (customers in European Union); Singapore (storage) (customers in Asia-Pacific);"
                    + " not stated</td>",
        }) {
            assertTrue(html.contains(said), said + " in " + html);
        }
    }

    @Test
    void itSpeaksTheLanguageAskedFor() {
        assertTrue(story.get(FRAGMENT).body().startsWith("<div lang=\"et\" dir=\"ltr\">"));
        assertTrue(story.get(FRAGMENT + "?lang=et").body().contains("Alltöötleja"));
        assertEquals(400, story.get(FRAGMENT + "?lang=!").status());
        assertEquals(
                404, story.get("/v1/policies/none/subprocessors.fragment.html").status());
    }

    @Test
    void itShowsWhatIsAskedFor() {
        String support = story.get(FRAGMENT + "?lang=en&category=support").body();
        assertFalse(support.contains("Nordhost AS"), support);
        assertTrue(support.contains("Desk Ukraine"), support);
        String europe = story.get(FRAGMENT + "?lang=en&region=EU").body();
        assertTrue(europe.contains("<strong>announced</strong>"), europe);
        assertFalse(europe.contains("<ul>"), "nothing of what is asked for changes");
        for (String then : new String[] {"?lang=en&asOf=2025-12-31", "?lang=en&knownAt=2026-01-31T12:00:00Z"}) {
            String earlier = story.get(FRAGMENT + then).body();
            assertTrue(earlier.contains("</span> · <time datetime=\"2025-10-02\""), earlier);
        }
        assertTrue(story.get(FRAGMENT + "?lang=en&region=none&category=service-specific&feature=none")
                .body()
                .contains("No subprocessors are listed."));
    }

    @Test
    void itFitsIntoAnyPageUnderAnyPolicy() {
        Reply fragment = story.get(FRAGMENT + "?lang=en");
        for (String none :
                new String[] {"<script", "<style", " style=", " id=", " class=", " on", "<html", "<!DOCTYPE"}) {
            assertFalse(fragment.body().replace(" on ", " ").contains(none), none);
        }
        assertFalse(fragment.body().contains("href"), "an address of the register leads nowhere on another website");
        assertTrue(Objects.requireNonNull(fragment.header("content-security-policy"))
                .startsWith("default-src 'none';"));
        assertEquals("*", fragment.header("access-control-allow-origin"));
        assertEquals(
                304,
                story.get(FRAGMENT + "?lang=en", "if-none-match", Objects.requireNonNull(fragment.header("etag")))
                        .status());
    }

    @Test
    void itLinksWhereTheRegisterKnowsItsAddress() {
        var read = story.register.read(story.register.chain, new ServedSite(null, true, "https://list.example"));
        String html = TestRegister.reply(TestRegister.call(read, TestRegister.event("GET", FRAGMENT + "?lang=en")))
                .body();
        assertTrue(html.contains("<a href=\"https://list.example/desk/2026-03-01/2/en/\">"), html);
        assertTrue(html.contains("<a href=\"https://list.example/desk/2026-09-01/en/\">announced</a>"), html);
    }

    private static String longDate(String date) {
        return LongDate.of(LocalDate.parse(date), Language.ENGLISH);
    }
}
