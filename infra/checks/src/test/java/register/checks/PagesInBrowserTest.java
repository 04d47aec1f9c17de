package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.value.Language;
import register.words.Words;

/// The pages of the shipped policies in a real browser. Skipped if no Chromium is installed, like `BrowserTest`.
@Tag("end-to-end")
class PagesInBrowserTest {
    private static final String DOCS = "/v1/docs";
    /// If elements have the same markup, one of each kind is checked in all looks.
    private static final String LONG = DOCS + "/policies";

    /// Each page, in each of its states.
    private static final List<String> PAGES = List.of(
            "/?lang=en",
            "/verify?lang=de",
            "/example?lang=en",
            "/example?lang=de&ui=uk",
            "/example?lang=en&q=nothing+like+it",
            "/example?lang=en&where=out&sort=name&group=none",
            "/example/2031-03-01?lang=en",
            "/example/2031-09-01?lang=en",
            "/example/2025-02-01?lang=en&revision=1",
            "/example/versions?lang=en",
            "/example/2025-09-01/proof?lang=en",
            DOCS,
            DOCS + "/list",
            LONG,
            "/liveagent?lang=et",
            "/liveagent?lang=fr",
            "/liveagent?lang=en&region=EU&feature=none",
            "/v1/policies/example/subprocessors.html?lang=en",
            "/v1/policies/example/changes.html?from=2024-03-01&to=2031-03-01&lang=en",
            "/example/subscribe?lang=de",
            "/example/leave/none?lang=el",
            "/example/2025-09-02");

    private static final List<String> LANGUAGES =
            Words.LANGUAGES.stream().map(Language::tag).toList();

    private static final String OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static final String ROWS = "[...document.querySelectorAll('tbody.sub')]";
    private static final String SHOWN = ROWS + ".filter(row => row.offsetHeight > 0).map(row => row.id).join()";

    @TempDir
    private static Path folder;

    private static RunningRegister register;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        register = RunningRegister.start(folder.resolve("data"), Map.of("REGISTER_URL", "https://register.example"))
                .untilReady();
        browser = Browser.start(program.get());
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (register != null) {
            register.close();
        }
    }

    /// @param scale 2 for a page at 200 %, which has half the width
    private static void window(int width, int height, int scale) {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        Json.of(width / scale),
                        "height",
                        Json.of(height / scale),
                        "deviceScaleFactor",
                        Json.of(scale),
                        "mobile",
                        Json.of(false)));
    }

    private static void media(String type, String scheme) {
        Json feature = Json.object()
                .put("name", "prefers-color-scheme")
                .put("value", scheme)
                .build();
        browser.call(
                "Emulation.setEmulatedMedia", Map.of("media", Json.of(type), "features", Json.array(List.of(feature))));
    }

    private static void scripts(boolean run) {
        browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", Json.of(!run)));
    }

    private static void open(String address) throws InterruptedException {
        browser.opened(register.http(address));
    }

    @Test
    void axeFindsNothing() throws Exception {
        var found = new ArrayList<String>();
        scripts(true);
        for (String page : PAGES) {
            window(1280, 900, 1);
            media("", "light");
            open(page);
            if (page.equals(LONG)) {
                add(found, page, Axe.findingsWithoutPlaces(browser));
                assertTrue(Axe.reduce(browser) > 100);
            }
            add(found, page + " by light");
            browser.text("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            media("", "dark");
            add(found, page + " by dark, all opened", Axe.findingsOfColours(browser));
            window(320, 640, 1);
            add(found, page + " at 320 px");
            window(1280, 900, 2);
            add(found, page + " at 200 %", Axe.findingsOfPlaces(browser));
        }
        assertEquals(List.of(), found);
    }

    private static void add(List<String> found, String what) throws InterruptedException {
        add(found, what, Axe.findings(browser));
    }

    private static void add(List<String> found, String what, List<String> findings) {
        findings.forEach(finding -> found.add(what + ": " + finding));
    }

    @Test
    void noPageIsWiderThanItsWindow() throws Exception {
        var wider = new ArrayList<String>();
        media("", "light");
        for (boolean scripts : List.of(true, false)) {
            scripts(scripts);
            for (String page : PAGES) {
                window(1440, 900, 1);
                open(page);
                for (int width : List.of(1440, 1024, 768, 390, 320)) {
                    window(width, 900, 1);
                    String over = browser.text(OVER);
                    if (!over.equals("0")) {
                        wider.add(page + " at " + width + " by " + over);
                    }
                }
            }
        }
        assertEquals(List.of(), wider);
    }

    @Test
    void noPageIsWiderThanAPhoneInAnyLanguage() throws Exception {
        var wider = new ArrayList<String>();
        media("", "light");
        scripts(true);
        window(320, 640, 1);
        browser.call("Page.setBypassCSP", Map.of("enabled", Json.of(true)));
        for (String page : PAGES) {
            // The API is described only in English.
            if (!page.startsWith(DOCS)) {
                String plain =
                        page.replaceAll("(?<=[?&])(lang|ui)=[a-z]+&?", "").replaceAll("[?&]$", "");
                String address =
                        plain + (plain.contains("?") ? "&" : "?") + (page.contains("lang=et") ? "lang=et&" : "");
                open(address + "ui=en");
                browser.run(eachBody(address));
                browser.until("window.over !== undefined");
                String over = browser.text("window.over");
                if (!over.isEmpty()) {
                    wider.add(address + over);
                }
            }
        }
        browser.call("Page.setBypassCSP", Map.of("enabled", Json.of(false)));
        assertEquals(List.of(), wider);
    }

    /// Shows the page's body in each language under one head, which differs only in its words, because loading a page
    /// takes ten times as long as laying it out.
    private static String eachBody(String address) {
        return """
                (async () => {
                  const over = [];
                  const style = page => page.querySelector('style, link[rel=stylesheet]')?.outerHTML;
                  for (const language of '%2$s'.split(' ')) {
                    const answer = await fetch('%1$sui=' + language, { headers: { accept: 'text/html' } });
                    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                    if (style(page) !== style(document)) {
                      over.push(`${language}: another style`);
                    }
                    document.documentElement.lang = page.documentElement.lang;
                    document.body.replaceWith(page.body);
                    const { scrollWidth, clientWidth } = document.documentElement;
                    if (scrollWidth !== clientWidth) {
                      over.push(`${language} by ${scrollWidth - clientWidth}`);
                    }
                  }
                  return over.join();
                })().then(over => { window.over = over; }, error => { window.over = String(error); })
                """.formatted(address, String.join(" ", LANGUAGES));
    }

    @Test
    void listBeginsOnTheFirstScreen() throws Exception {
        scripts(true);
        media("", "light");
        window(1280, 900, 1);
        for (String page : List.of("/example?lang=en", "/liveagent?lang=en", "/liveagent?lang=et")) {
            open(page);
            double top =
                    Double.parseDouble(browser.text("document.querySelector('tbody.sub').getBoundingClientRect().top"));
            assertTrue(top <= 700, page + " at " + top);
        }
    }

    @Test
    void listIsFilteredWithAndWithoutTheScriptAndPrintedWhole() throws Exception {
        window(1280, 900, 1);
        media("", "light");
        scripts(true);
        open("/example?lang=en");
        String all = browser.text(SHOWN);
        browser.text("document.querySelector('[name=q]').focus()");
        browser.call("Input.insertText", Map.of("text", Json.of("spéech annotation")));
        browser.until(SHOWN + " === 'sample-annotation'");
        assertEquals("Part of the list: 1 of 6 shown.", browser.text("document.querySelector('output').innerText"));
        media("print", "light");
        assertEquals(all, browser.text(SHOWN));

        scripts(false);
        media("", "light");
        open("/example?lang=en&q=spe%CC%81ech+annotation");
        assertEquals("sample-annotation", browser.text(SHOWN));
        assertEquals("Part of the list: 1 of 6 shown.", browser.text("document.querySelector('output').innerText"));
        media("print", "light");
        assertEquals(all, browser.text(SHOWN));
        media("", "light");
        open("/example?lang=en");
        browser.text("document.querySelector('#w-out').checked = true");
        assertEquals("beispiel-hosting,sample-mail,sample-speech", browser.text(SHOWN));
        open("/example?lang=en&where=out");
        assertEquals("beispiel-hosting,sample-mail,sample-speech", browser.text(SHOWN));
        scripts(true);
    }

    /// By keyboard alone, without a script: the error is at the field, followed by the confirmation.
    @Test
    void aFormIsFilledInByTheKeyboard() throws Exception {
        scripts(false);
        media("", "dark");
        window(320, 640, 1);
        open("/example/subscribe?lang=de");
        browser.text("document.querySelector('#address').focus()");
        for (char letter : "mari@kunde".toCharArray()) {
            browser.press(Character.toString(letter), Character.toString(letter), Character.toUpperCase(letter));
        }
        browser.press("Enter", "\r", 13);
        browser.until("document.activeElement.getAttribute('aria-invalid') === 'true'");
        assertEquals("mari@kunde", browser.text("document.activeElement.value"));
        scripts(true);
        assertEquals(List.of(), Axe.findings(browser));
        scripts(false);
        browser.press("End", 35);
        // 46, a letter's code, is the key code of Delete.
        browser.press(".", ".", 190);
        for (char letter : "example".toCharArray()) {
            browser.press(Character.toString(letter), Character.toString(letter), Character.toUpperCase(letter));
        }
        browser.press("Enter", "\r", 13);
        browser.until("document.querySelector('h1').textContent === 'Sehen Sie in Ihr Postfach'");
        scripts(true);
        assertEquals(List.of(), Axe.findings(browser));
    }

    @Test
    void everythingIsReachedByTheKeyboard() throws Exception {
        scripts(true);
        media("", "light");
        window(1280, 900, 1);
        open("/example?lang=en");
        String wanted = browser.text("[...document.querySelectorAll('a[href], button, input, select, summary')]"
                + ".filter(each => each.checkVisibility() && each.type !== 'hidden' && (each.type !== 'radio' ||"
                + " each.checked)).length");
        browser.press("Tab", 9);
        assertEquals("skip", browser.text("document.activeElement.className"));
        assertTrue(
                Integer.parseInt(browser.text("document.activeElement.offsetHeight")) > 20,
                "the link to skip is hidden");
        int reached = 1;
        for (int i = 0; i < 400; i++) {
            browser.press("Tab", 9);
            if (browser.text("document.activeElement === document.body || document.activeElement.className === "
                            + "'skip'")
                    .equals("true")) {
                break;
            }
            reached++;
            assertEquals(
                    "true",
                    browser.text("(e => e.type === 'radio' || getComputedStyle(e).outlineStyle !== 'none')"
                            + "(document.activeElement)"),
                    browser.text("document.activeElement.outerHTML"));
        }
        assertEquals(wanted, Integer.toString(reached));
        browser.text("document.querySelector('summary').focus()");
        browser.press("Enter", 13);
        browser.until("document.querySelector('.lang').open");
        browser.press("Escape", 27);
        browser.until("!document.querySelector('.lang').open");
        browser.text("document.querySelector('#w-all').focus()");
        browser.press("ArrowRight", 39);
        browser.until("document.querySelector('#w-in').checked && !" + SHOWN + ".includes('sample-speech')");
    }

    @Test
    void nothingIsAskedOfOthersAndNothingIsComplainedOf() throws Exception {
        scripts(true);
        media("", "light");
        window(1280, 900, 1);
        int requests = browser.requests().size();
        int complaints = browser.complaints().size();
        for (String page : List.of("/example?lang=en", "/liveagent?lang=et", "/?lang=en")) {
            open(page);
        }
        String origin = register.http("/").toString();
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .skip(requests)
                        .filter(request -> !request.url().startsWith(origin))
                        .toList());
        assertEquals(List.of(), browser.complaints().stream().skip(complaints).toList());
        assertEquals("", browser.text("document.cookie"));
    }
}
