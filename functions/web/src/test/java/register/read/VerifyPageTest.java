package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.value.Language;
import register.value.Sha256;
import register.words.Words;

class VerifyPageTest {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*)</script>", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("words\\.([a-z]+)");
    private static final Pattern WORD = Pattern.compile(" data-([a-z]+)=\"[^\"]+\"");

    private final Story story = new Story();

    @Test
    void nothingStandsBelowIt() {
        assertEquals(404, story.get("/verify/.").status());
        assertEquals(
                404,
                story.get("/verify/2026-03-01", "accept", "application/json").status());
    }

    @Test
    void itsScriptAloneRunsAndAsksNobodyButTheRegister() {
        Reply reply = story.get("/verify", "accept", "text/html");
        assertEquals(200, reply.status());
        String hash = Base64.getEncoder()
                .encodeToString(Sha256.of(script(reply.body()).getBytes(UTF_8)).bytes());
        String policy = requireNonNull(reply.header("content-security-policy"));
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertTrue(policy.endsWith("; script-src 'sha256-" + hash + "'; connect-src 'self'"), policy);
        assertEquals(1, reply.body().split("<script", -1).length - 1);
    }

    @Test
    void everyWordThatTheScriptSaysIsThere() {
        for (Language language : Words.LANGUAGES) {
            String page =
                    story.get("/verify?lang=" + language, "accept", "text/html").body();
            assertTrue(page.contains("<html lang=\"" + language + "\">"), language.toString());
            var said = new TreeSet<>(Set.of("inforce", "announced", "superseded", "withdrawn"));
            SAID.matcher(script(page)).results().forEach(found -> said.add(found.group(1)));
            assertEquals(
                    said,
                    WORD.matcher(page)
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void withoutTheScriptItSaysHowToCheckByHand() {
        String page = story.get("/verify?lang=en", "accept", "text/html").body();
        assertTrue(page.contains("<form class=\"drop\" hidden=\"\">"), page);
        assertTrue(page.contains("sha256sum FILE.pdf"), page);
        assertTrue(page.contains("/v1/documents/SHA-256"), page);
    }

    @Test
    void theIndexLeadsThereAndRunsNothing() {
        Reply index = story.get("/?lang=en", "accept", "text/html");
        assertTrue(index.body().contains("<a href=\"/verify/en/\">Check a document</a>"));
        assertFalse(requireNonNull(index.header("content-security-policy")).contains("script-src"));
    }

    private static String script(String page) {
        Matcher script = SCRIPT.matcher(page);
        assertTrue(script.find());
        return script.group(1);
    }
}
