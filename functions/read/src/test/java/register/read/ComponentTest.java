package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.read.html.Layout;
import register.value.Language;
import register.words.Words;

/// The file of `<subprocessor-list>`. How it behaves in a browser, `register.checks.ComponentTest` tries.
class ComponentTest {
    private static final int MOST_BYTES = 10 * 1024;
    private static final String SCRIPT = Layout.resource(Layout.class, "/register/read/embed/subprocessor-list.js");
    private static final Pattern SENTENCE = Pattern.compile("^ {2}([a-z]{2}): '[^']+[.]',$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\\bwords\\.([a-zA-Z]+)");

    @Test
    void compressedItHasAtMostTenKilobytes() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(SCRIPT.getBytes(UTF_8));
        }
        assertTrue(compressed.size() <= MOST_BYTES, compressed.size() + " bytes");
    }

    /// What a strict policy forbids (Content Security Policy, Trusted Types), and what would make text HTML.
    @Test
    void itHoldsNothingThatParsesHtmlOrRunsText() {
        for (String forbidden : new String[] {
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            ".style",
            "'style'",
            "import",
            "localStorage",
            "sessionStorage",
            "cookie",
            "DOMParser",
            "setHTMLUnsafe",
        }) {
            assertFalse(SCRIPT.contains(forbidden), forbidden);
        }
    }

    @Test
    void itSaysThatItFailsInEveryLanguageOfTheRegister() {
        assertEquals(
                Words.LANGUAGES.stream().map(Language::tag).toList(),
                SENTENCE.matcher(SCRIPT).results().map(found -> found.group(1)).toList());
    }

    @Test
    void everyWordThatItSaysIsInTheList() {
        var said = new TreeSet<String>();
        Matcher words = WORD.matcher(SCRIPT);
        while (words.find()) {
            said.add(words.group(1));
        }
        Json sent =
                Reply.member(new Story().get("/v1/policies/desk/subprocessors").json(), "words");
        var there = ((Json.Obj) sent).members().keySet().stream().collect(Collectors.toSet());
        assertTrue(there.containsAll(said), said + " in " + there);
        assertTrue(said.size() > 10, said.toString());
    }
}
