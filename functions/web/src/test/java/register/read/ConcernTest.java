package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page's answer to "Which concern me?", without a script. `register.checks.ConcernInBrowserTest` has the script.
class ConcernTest {
    private static final String LIST = "/v1/policies/desk/subprocessors.json?lang=en";
    private static final Pattern ROW = Pattern.compile("<tbody class=\"sub\" id=\"([^\"]+)\"([^>]*)>");
    private static final String NOTE = "This is a selection; the sealed PDF and the recorded list remain whole.";

    private final Story story = new Story();

    private String page(String query) {
        Reply reply = story.get("/desk?lang=en" + query, "accept", "text/html");
        assertEquals(200, reply.status(), reply.body());
        return reply.body();
    }

    private static List<String> shown(String page) {
        var ids = new ArrayList<String>();
        ROW.matcher(page).results().forEach(row -> {
            if (!row.group(2).contains(" hidden=")) {
                ids.add(row.group(1));
            }
        });
        return ids;
    }

    /// One rule for both: whom an engagement concerns.
    @Test
    void pageShowsTheSubprocessorsThatTheListGives() {
        for (String region : new String[] {"", "EU", "apac", "XX"}) {
            for (String feature : new String[] {"", "mail", "calls"}) {
                String query = (region.isEmpty() ? "" : "&region=" + region)
                        + (feature.isEmpty() ? "" : "&feature=" + feature);
                List<String> listed = story.get(LIST + query).each("subprocessors", "id");
                String page = page(query);
                assertEquals(
                        listed.stream().sorted().toList(),
                        shown(page).stream().sorted().toList(),
                        query);
                assertEquals(
                        !query.isEmpty(),
                        page.contains(">Part of the list: " + listed.size() + " of 3 shown.</output>"),
                        query);
            }
        }
    }

    @Test
    void choiceIsOfWhatOccursInTheList() {
        String page = page("");
        assertTrue(page.contains("<legend>Which concern me?</legend>"), page);
        assertTrue(
                page.contains("<option value=\"\">Customers in …</option><option value=\"APAC\">Asia-Pacific</option>"
                        + "<option value=\"EU\">European Union</option></select>"),
                page);
        assertTrue(
                page.contains(
                        "<option value=\"\">With the feature …</option><option value=\"mail\">mail</option></select>"),
                page);
        assertTrue(page("&ui=et&region=eu").contains("<option value=\"EU\" selected=\"\">Euroopa Liit</option>"));
    }

    @Test
    void valueThatDoesNotOccurIsSaid() {
        assertTrue(page("&region=XX").contains("<option value=\"XX\" selected=\"\">Not in this list: XX</option>"));
        assertTrue(page("&feature=calls")
                .contains("<option value=\"calls\" selected=\"\">Not in this list: calls</option>"));
        assertEquals(400, story.get("/desk?lang=en&where=mars").status());
    }

    /// The PDF and the recorded list are never those of a choice, and the kept page is not answered for one.
    @Test
    void choiceHasALinkAndIsNotTheRecord() {
        String whole = page("");
        assertTrue(whole.contains("<p class=\"chosen\" hidden=\"\">"), whole);
        Reply reply = story.get("/desk?lang=en&region=EU&feature=mail&where=out", "accept", "text/html");
        String page = reply.body();
        assertTrue(page.contains("<p class=\"chosen\">" + NOTE), page);
        String link = "/desk/en/?region=EU&feature=mail&where=out";
        assertTrue(page.contains("<a href=\"" + link.replace("&", "&amp;") + "#_list\">Link to this choice</a>"), page);
        assertEquals(page, story.get(link, "accept", "text/html").body());
        assertNull(reply.header("content-location"));
        Pattern pdf = Pattern.compile("href=\"([^\"]+)\">Sealed PDF");
        assertEquals(
                pdf.matcher(whole).results().map(each -> each.group(1)).toList(),
                pdf.matcher(page).results().map(each -> each.group(1)).toList());
        assertTrue(page.contains("id=\"nordhost\""), "a print has the whole list");
    }

    /// A place counts only where the data of such customers is.
    @Test
    void placesAreThoseOfTheReadersServices() {
        assertTrue(page("").contains("data-for=\"EU||in;APAC||out;||unstated\" data-where=\"in out unstated\""));
        assertTrue(page("&region=EU").contains("data-for=\"EU||in;APAC||out;||unstated\" data-where=\"in unstated\""));
        assertTrue(page("&region=EU&where=out").contains(">Part of the list: 1 of 3 shown.<"));
        assertTrue(page("&region=APAC&where=out").contains(">Part of the list: 2 of 3 shown.<"));
    }

    @Test
    void hostileValuesAreTextOrRefused() {
        String page = page("&region=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&feature=%7B0%7D%27%3B%7C");
        assertFalse(page.contains("<script>alert"), page);
        assertTrue(
                page.contains(">Not in this list: &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</option>")
                        || page.contains(">Not in this list: \"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</option>"),
                page);
        assertTrue(
                page.contains(">Not in this list: {0}&#39;;|</option>")
                        || page.contains(">Not in this list: {0}';|</option>"),
                page);
        assertEquals(page(""), page("&region=&feature=%20"));
        assertEquals(400, story.get("/desk?lang=en&region=" + "a".repeat(101)).status());
        assertEquals(400, story.get("/desk?lang=en&region=EU&region=US").status());
        assertEquals(400, story.get("/desk?lang=en&region=%ff").status());
    }
}
