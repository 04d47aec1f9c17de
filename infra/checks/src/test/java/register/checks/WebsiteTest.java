package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;

/// `<subprocessor-list>` on a company's website: another origin, under a policy that allows the register's script and
/// answers and nothing else. Where there is no browser, the test is skipped.
@Tag("end-to-end")
class WebsiteTest {
    private static final String LIST = "/v1/policies/liveagent/subprocessors.json";
    private static final String SCRIPT = "/embed/subprocessor-list.js";
    private static final String ELEMENT = "document.querySelector('subprocessor-list')";
    private static final String SHOWN = ELEMENT + ".shadowRoot";
    private static final String TEXT = SHOWN + ".textContent";
    private static final String LINK = "document.querySelector('subprocessor-list > a').checkVisibility()";
    private static final String DONE = SHOWN + " && " + SHOWN + ".querySelector('table, [part~=error], [part~=status]')"
            + " !== null && !" + ELEMENT + ".hasAttribute('aria-busy')";
    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    @TempDir
    private Path folder;

    private Browser browser() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        return Browser.start(program.get(), Files.createTempDirectory(folder, "browser"));
    }

    private RunningRegister register() throws Exception {
        return RunningRegister.start(folder.resolve("data"), Map.of()).untilReady();
    }

    @Test
    void anotherWebsiteShowsTheListUnderAStrictPolicyAndAsksNobodyElse() throws Exception {
        try (Browser browser = browser();
                RunningRegister register = register();
                Website website = Website.start()) {
            HttpResponse<byte[]> script = register.get(SCRIPT);
            String fixed = script.headers().firstValue("content-location").orElseThrow();
            website.embeds(register.http(""), fixed, integrity(script.body()), "lang=en");

            browser.open(website.address());
            browser.until(DONE);
            Json.Arr listed = subprocessors(register.text(LIST + "?lang=en"));
            assertEquals("0", browser.text(SHOWN + ".querySelectorAll('[part~=error]').length"));
            for (Json subprocessor : listed.items()) {
                String name = text(subprocessor, "legalName");
                assertTrue(browser.text(TEXT).contains(name), name);
            }
            assertEquals("false", browser.text(LINK));
            assertTableByItsRoles(browser);
            assertEquals(
                    List.of(website.address(), register.http(fixed), register.http(LIST + "?lang=en")),
                    browser.requests().stream()
                            .map(request -> URI.create(request.url()))
                            .filter(address -> !address.getPath().equals("/favicon.ico"))
                            .toList());
            assertEquals(List.of(), browser.complaints());

            int bodies = Integer.parseInt(browser.text(SHOWN + ".querySelectorAll('tbody').length"));
            browser.text("(() => { const field = " + SHOWN + ".querySelector('input'); field.value = 'linode';"
                    + " field.dispatchEvent(new Event('input')) })()");
            int left = Integer.parseInt(browser.text(SHOWN + ".querySelectorAll('tbody:not([hidden])').length"));
            assertTrue(left > 0 && left < bodies, left + " of " + bodies);
            assertEquals(left + " / " + bodies, browser.text(SHOWN + ".querySelector('output').textContent"));

            browser.text(ELEMENT + ".lang = 'et'");
            browser.until(TEXT + ".includes('Alltöötleja')");
            assertEquals(List.of(), browser.complaints());
            assertEquals("", browser.text("document.cookie"));
            assertEquals("0", browser.text("localStorage.length + sessionStorage.length"));
        }
    }

    @Test
    void theExampleOfAWebsiteShowsTheList() throws Exception {
        try (Browser browser = browser();
                RunningRegister register = register()) {
            String address = register.http("").toString();
            var website = new ProcessBuilder(Checkout.file("infra/website").toString(), address, "liveagent", "0")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = website.inputReader()) {
                String line = said.readLine();
                while (line != null && !line.startsWith("URL ")) {
                    line = said.readLine();
                }
                assertNotNull(line, "the example ended");
                browser.open(URI.create(line.substring("URL ".length())));
                browser.until(DONE);
                assertEquals("0", browser.text(SHOWN + ".querySelectorAll('[part~=error]').length"));
                assertTrue(browser.text(TEXT).contains("Infrastructure subprocessors"), browser.text(TEXT));
            } finally {
                website.destroy();
            }
        }
    }

    /// Styled for a narrow screen, a table is one by its roles alone.
    private static void assertTableByItsRoles(Browser browser) {
        for (String tag : List.of("table", "thead", "tbody", "tr", "th", "td")) {
            String all = browser.text(SHOWN + ".querySelectorAll('" + tag + "').length");
            assertEquals(all, browser.text(SHOWN + ".querySelectorAll('" + tag + "[role]').length"), tag);
        }
    }

    @Test
    void whatEachStateShows() throws Exception {
        try (Browser browser = browser();
                Website standIn = Website.start();
                Website website = Website.start()) {
            String list;
            try (RunningRegister register = register()) {
                list = register.text(LIST + "?lang=en");
                standIn.put(SCRIPT, "text/javascript", register.text(SCRIPT));
            }
            String script = standIn.of(SCRIPT);
            website.embeds(standIn.uri(""), SCRIPT, integrity(script.getBytes(UTF_8)), "lang=en");

            standIn.fails(LIST, 503);
            assertError(browser, website, "The list cannot be shown at the moment.");

            website.embeds(standIn.uri(""), SCRIPT, integrity(script.getBytes(UTF_8)), "lang=de");
            assertError(browser, website, "Die Liste kann gerade nicht angezeigt werden.");

            website.embeds(standIn.uri(""), SCRIPT, integrity(script.getBytes(UTF_8)), "lang=en");
            standIn.put(LIST, "application/json", "{\"no\":\"list\"}");
            assertError(browser, website, "The list cannot be shown at the moment.");

            standIn.put(LIST, "application/json", hostile(list));
            opened(browser, website);
            assertTrue(browser.text(TEXT).contains(HOSTILE), browser.text(TEXT));
            assertEquals("0", browser.text(SHOWN + ".querySelectorAll('img, script').length"));
            assertEquals(
                    standIn.uri("/liveagent").toString(), browser.text(SHOWN + ".querySelector('[part=link]').href"));

            standIn.fails(LIST, 503);
            browser.text(ELEMENT + ".setAttribute('show', 'search proof')");
            browser.until(TEXT + ".includes('The register does not answer; this is the list of ')");
            assertTrue(browser.text(TEXT).contains(HOSTILE), "the last list is gone");

            standIn.put(LIST, "application/json", list);
            browser.text(ELEMENT + ".setAttribute('show', '')");
            browser.until("!" + TEXT + ".includes('does not answer') && !" + TEXT + ".includes('onerror')");

            standIn.fails(LIST, 404);
            browser.text(ELEMENT + ".setAttribute('show', 'search')");
            browser.until(TEXT + ".includes('The list cannot be shown at the moment.')");
            assertEquals("true", browser.text(LINK));

            standIn.put(LIST, "application/json", with(list, "subprocessors", Json.array(List.of())));
            opened(browser, website);
            assertTrue(browser.text(TEXT).contains("No subprocessors are listed."), browser.text(TEXT));
        }
    }

    @Test
    void withoutTheScriptTheWebsitesOwnLinkStands() throws Exception {
        try (Browser browser = browser();
                Website standIn = Website.start();
                Website website = Website.start()) {
            standIn.put(SCRIPT, "text/javascript", "document.title = 'changed'");
            website.embeds(standIn.uri(""), SCRIPT, integrity("another script".getBytes(UTF_8)), "lang=en");
            browser.open(website.address());
            browser.until("document.readyState === 'complete' && " + ELEMENT + " !== null");
            assertEquals("true", browser.text(LINK));
            assertEquals("null", browser.text(SHOWN));
            assertEquals("Trust centre", browser.text("document.title"));
        }
    }

    private static void assertError(Browser browser, Website website, String sentence) throws Exception {
        opened(browser, website);
        assertEquals(sentence, browser.text(SHOWN + ".querySelector('[part~=error]').textContent"));
        assertEquals("true", browser.text(LINK));
    }

    private static void opened(Browser browser, Website website) throws InterruptedException {
        browser.text("window.old = true");
        browser.open(website.address());
        browser.until("window.old === undefined && document.readyState === 'complete' && " + DONE);
    }

    /// The list with markup for a name and a link that would run as a script.
    private static String hostile(String list) {
        Json.Obj first = (Json.Obj) subprocessors(list).items().getFirst();
        var changed =
                Json.object().putAll(first.members()).put("legalName", HOSTILE).build();
        String named = with(list, "subprocessors", Json.array(List.of(changed)));
        Json.Obj links = (Json.Obj) member(JsonText.parse(list.getBytes(UTF_8)), "links");
        return with(
                named,
                "links",
                Json.object()
                        .putAll(links.members())
                        .put("html", "javascript:alert(3)")
                        .build());
    }

    private static String with(String object, String name, Json value) {
        Json.Obj parsed = (Json.Obj) JsonText.parse(object.getBytes(UTF_8));
        return CanonicalJson.text(
                Json.object().putAll(parsed.members()).put(name, value).build());
    }

    private static Json.Arr subprocessors(String list) {
        return (Json.Arr) member(JsonText.parse(list.getBytes(UTF_8)), "subprocessors");
    }

    private static String text(Json object, String name) {
        return ((Json.Obj) object).get(name) instanceof Json.Str text
                ? text.value()
                : ((Json.Str) member(object, "displayName")).value();
    }

    private static Json member(Json object, String name) {
        Json member = ((Json.Obj) object).get(name);
        if (member == null) {
            throw new AssertionError("no " + name + " in " + object);
        }
        return member;
    }

    private static String integrity(byte[] script) throws Exception {
        return "sha384-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-384").digest(script));
    }
}
