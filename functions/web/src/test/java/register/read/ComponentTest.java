package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import register.document.Trial;
import register.json.Json;
import register.page.Layout;
import register.read.embed.Component;
import register.read.endpoint.ServedSite;
import register.testing.Checkout;
import register.value.Language;
import register.value.Resource;
import register.value.Sha256;
import register.words.Words;

/// The file of `<subprocessor-list>`. `register.checks.WebsiteTest` tests its behaviour in a browser.
class ComponentTest {
    private static final int MOST_BYTES = 10 * 1024;
    private static final String EARLIER =
            "/embed/273c1895127aa92c4302530cf38255b71785ee3b6f769fefed814001be6657ce/subprocessor-list.js";
    private static final String SCRIPT = Resource.text(Layout.class, "/register/read/embed/subprocessor-list.js");
    private static final Pattern SENTENCE = Pattern.compile("^ {2}([a-z]{2}): '[^']+[.]',$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\\bwords\\.([a-zA-Z]+)");

    private final Story story = new Story();

    @Test
    void compressedItHasAtMostTenKilobytes() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(SCRIPT.getBytes(UTF_8));
        }
        assertTrue(compressed.size() <= MOST_BYTES, compressed.size() + " bytes");
    }

    /// Everything forbidden by a strict policy (Content Security Policy, Trusted Types), or that would parse text as
    /// HTML.
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
        // A trial's, which has one more word.
        var trial = story.register.read(story.register.chain, ServedSite.UNKNOWN.with(new Trial(true, false)));
        Json sent = Reply.member(
                BrandPagesTest.get(trial, "/v1/policies/desk/subprocessors.json")
                        .json(),
                "words");
        var there = ((Json.Obj) sent).members().keySet().stream().collect(Collectors.toSet());
        assertTrue(there.containsAll(said), said + " in " + there);
        assertTrue(said.size() > 10, said.toString());
    }

    @Test
    void itIsServedAtAnAddressThatMovesAndAtOneWithItsHash() {
        Reply latest = story.get("/embed/subprocessor-list.js");
        assertEquals(200, latest.status());
        assertEquals(SCRIPT, latest.body());
        assertEquals("text/javascript; charset=utf-8", latest.header("content-type"));
        assertEquals("public, max-age=60", latest.header("cache-control"));
        String fixed = "/embed/" + Sha256.of(SCRIPT.getBytes(UTF_8)) + "/subprocessor-list.js";
        assertEquals(fixed, latest.header("content-location"));

        Reply same = story.get(fixed);
        assertEquals(SCRIPT, same.body());
        assertEquals("public, max-age=31536000, immutable", same.header("cache-control"));
        assertEquals("text/javascript; charset=utf-8", same.header("content-type"));
    }

    @Test
    void anyWebsiteMayLoadIt() {
        for (Reply reply : List.of(story.get("/embed/subprocessor-list.js"), story.get(EARLIER))) {
            assertEquals("*", reply.header("access-control-allow-origin"));
            assertEquals("cross-origin", reply.header("cross-origin-resource-policy"));
            assertEquals("nosniff", reply.header("x-content-type-options"));
        }
    }

    @Test
    void aScriptThatWasReleasedStaysAtItsHash() {
        assertEquals("// A script of an earlier release.\n", story.get(EARLIER).body());
    }

    @Test
    void eachScriptHasOneAddress() {
        List<String> addresses = Component.addresses();
        assertEquals(List.copyOf(new LinkedHashSet<>(addresses)), addresses);
    }

    @Test
    void otherHashesAndAddressesThereAreNone() {
        assertEquals(
                404,
                story.get("/embed/" + "0".repeat(64) + "/subprocessor-list.js").status());
        assertEquals(400, story.get("/embed/1.0.0/subprocessor-list.js").status());
        assertEquals(404, story.get("/embed").status());
        assertEquals(404, story.get("/embed/").status());
        assertEquals(404, story.get("/embed/openapi.json").status());
    }

    @Test
    void keptScriptsHaveTheHashInTheirNames() throws IOException {
        Path folder = Checkout.file("functions/web/src/main/resources/register/read/embed");
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("subprocessor-list.js")) {
                    assertEquals(Sha256.of(Files.readAllBytes(file)) + ".js", name);
                }
            }
        }
    }
}
