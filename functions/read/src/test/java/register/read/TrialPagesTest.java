package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.document.Trial;
import register.read.endpoint.Site;
import register.value.Language;
import register.words.Words;

/// Every page of a trial says that it is no evidence, in its reader's language; no page of another register does.
final class TrialPagesTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/verify",
            "/desk",
            "/desk/2026-03-01",
            "/desk/2026-03-01/proof",
            "/desk/versions",
            "/v1/policies/desk/subprocessors.html",
            "/v1/policies/desk/changes.html?from=2025-10-02&to=2026-03-01");

    private final Story story = new Story();

    @Test
    void everyPageOfATrialSaysSoAndNoOther() {
        ReadHandler trial = story.register.read(story.register.chain, Site.UNKNOWN.with(new Trial(true, false)));
        for (String page : PAGES) {
            said("Trial: not evidence", trial, page + (page.contains("?") ? "&" : "?") + "lang=en");
        }
        for (Language language : Words.LANGUAGES) {
            String word = Words.glossary().in(language).get("trial");
            said(word, trial, "/?lang=" + language);
            said(word, trial, "/verify?lang=" + language);
        }
    }

    private void said(String word, ReadHandler trial, String address) {
        String mark = "<p class=\"trial\">" + word + "</p>";
        assertTrue(BrandPagesTest.get(trial, address).body().contains(mark), address);
        Reply other = story.get(address, "accept", "text/html");
        assertEquals(200, other.status(), address);
        assertFalse(other.body().contains("class=\"trial\""), address);
    }
}
