package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnnexTest {
    private static final String LIST = "/v1/policies/desk/subprocessors";

    private final Story story = new Story();

    @Test
    void annexListsEachSubprocessorOnce() {
        Reply reply = story.get(LIST + ".html?lang=en");
        assertEquals("text/html; charset=utf-8", reply.header("content-type"));
        assertEquals("en", reply.header("content-language"));
        for (String said : List.of(
                "<h1>List of sub-processors (Annex III)</h1>",
                "Commission Implementing Decision (EU) 2021/914",
                "<strong>1. Nordhost AS</strong>",
                "<strong>2. Postvogel</strong><div class=\"quiet\">legal name not stated</div>",
                "<strong>3. Desk Ukraine</strong>",
                "<div>Fjordgata 1, 0150 Oslo</div><div>Country: Norway</div>",
                "<div>not stated</div><div>Country: Ukraine</div>",
                "<div class=\"quiet\">Location: Singapore (storage) – Applies to: customers in Asia-Pacific</div>",
                "<div class=\"quiet\">Personal data: mail addresses</div>",
                "Corrected: A name was misspelt",
                "Recorded in 2026; the earlier publication is not attested",
                "This is a translation; the <a href=",
                story.corrected.contentHash().hex())) {
            assertTrue(reply.body().contains(said), said + "\n" + reply.body());
        }
        assertEquals(1, reply.body().split("Nordhost AS</strong>", -1).length - 1);
        String estonian = story.get(LIST + ".html").body();
        assertTrue(estonian.contains("<h1>Alltöötlejate loetelu (III lisa)</h1>"), estonian);
    }

    @Test
    void formatIsChosenByAcceptOrNamedByTheAddress() {
        Reply page = story.get(LIST, "accept", "text/html");
        assertEquals("Accept, Accept-Encoding", page.header("vary"));
        assertEquals(story.get(LIST + ".html").body(), page.body());
        assertEquals(page.body(), story.get(story.get(LIST).at("links.annex")).body());
    }

    @Test
    void thePageListsWhatTheAnnexAsks() {
        String filtered =
                story.get(LIST + ".html?lang=en&category=support&region=eu").body();
        assertTrue(filtered.contains("Part of the list, filtered by: category=support&amp;region=eu"), filtered);
        assertTrue(filtered.contains("<strong>1. Desk Ukraine</strong>"), filtered);
        assertTrue(filtered.contains("Engaged by Nordhost AS"), filtered);
        assertFalse(filtered.contains("2. "), filtered);
        String before = story.get(LIST + ".html?asOf=2026-03-01&knownAt=2026-03-05T00:00:00Z")
                .body();
        assertTrue(before.contains("1. Nordhost ASA"), before);
        String announced = story.get(LIST + ".html?lang=en&asOf=2026-12-31").body();
        assertTrue(announced.contains("It is not in force yet."), announced);
        assertFalse(announced.contains("Singapore"), announced);
    }

    /// A list that has since been replaced or corrected is not described as in force today.
    @Test
    void itSaysOfWhichDayItIsAndAsKnownWhen() {
        String earlier = story.get(LIST + ".html?lang=en&asOf=2025-12-31").body();
        assertTrue(earlier.contains("2 October 2025"), earlier);
        assertTrue(earlier.contains("As of <time datetime=\"2025-12-31\">"), earlier);
        String known = story.get(LIST + ".html?lang=en&asOf=2026-03-01&knownAt=2026-03-05T00:00:00Z")
                .body();
        assertTrue(known.contains("As of <time datetime=\"2026-03-01\">"), known);
        assertTrue(known.contains("The list as it was known on 5 March 2026, 00:00 UTC"), known);
        String coming = story.get(LIST + ".html?lang=en&asOf=2026-12-31").body();
        assertTrue(coming.contains("As of <time datetime=\"2026-06-15\">"), coming);

        assertTrue(story.get(LIST + ".html").body().contains("<time datetime=\"2026-06-15\">"));
        story.register.clock.set("2026-06-16T12:00:00Z");
        assertTrue(
                story.get(LIST + ".html").body().contains("<time datetime=\"2026-06-16\">"),
                "kept of the day" + " before");
    }

    @Test
    void pagesLeadToTheAnnexOfTheirVeryRevision() {
        String page = story.get("/desk/2026-03-01?revision=1&lang=en").body();
        var link =
                java.util.regex.Pattern.compile("href=\"([^\"]*)\">Annex III<").matcher(page);
        assertTrue(link.find(), page);
        String annex = story.get(link.group(1).replace("&amp;", "&")).body();
        assertTrue(annex.contains("1. Nordhost ASA"), annex);
    }
}
