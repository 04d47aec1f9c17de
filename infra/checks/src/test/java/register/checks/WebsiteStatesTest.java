package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.checks.EmbeddedList.ELEMENT;
import static register.checks.EmbeddedList.SCRIPT;
import static register.checks.EmbeddedList.SHOWN;
import static register.checks.EmbeddedList.TEXT;
import static register.checks.EmbeddedList.bytes;
import static register.checks.EmbeddedList.one;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;

/// `<subprocessor-list>` in each state, with a stand-in that answers like a register, or does not. axe-core has no
/// findings in any state and look.
@Tag("end-to-end")
class WebsiteStatesTest {
    private static final String LIST = "/v1/policies/example/subprocessors.en.json";
    private static final String IN_GERMAN = "/v1/policies/example/subprocessors.de.json";
    private static final String FILTERED = "/v1/policies/example/subprocessors.json";
    private static final String FRAGMENT = "/v1/policies/example/subprocessors.fragment.html";
    private static final String FAILED = "The list cannot be shown at the moment.";
    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    private static final String ALL = "lang=en show='announced search transfers proof'";
    private static final Json NONE = Json.array(List.of());

    @TempDir
    private static Path folder;

    /// A real register's answers, by address.
    private static final Map<String, String> RECORDED = new HashMap<>();

    @BeforeAll
    static void record() throws Exception {
        try (RunningRegister register = RunningRegister.withExamples(folder.resolve("data"))) {
            for (String address : List.of(SCRIPT, FRAGMENT, LIST)) {
                RECORDED.put(address, register.text(address.equals(FRAGMENT) ? address + "?lang=en" : address));
            }
        }
    }

    /// With the list and the script of a real register.
    private static String recorded(Website standIn) {
        standIn.put(SCRIPT, "text/javascript", answer(SCRIPT));
        standIn.put(FRAGMENT, "text/html", answer(FRAGMENT));
        standIn.put(LIST, "application/json", answer(LIST));
        standIn.put(IN_GERMAN, "application/json", answer(LIST));
        return answer(LIST);
    }

    private static String answer(String address) {
        return Objects.requireNonNull(RECORDED.get(address));
    }

    private static void embeds(EmbeddedList page, Website standIn, String attributes) {
        page.embeds(standIn.uri(""), SCRIPT, bytes(standIn.of(SCRIPT)), attributes);
    }

    @Test
    void eachStateShowsItsContent() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                Website standIn = Website.start()) {
            Browser browser = page.browser();
            var findings = new ArrayList<String>();
            String list = recorded(standIn);
            embeds(page, standIn, ALL);

            page.open();
            assertEquals(0, page.count("[part~=error]"));
            assertEquals("Trial: not evidence", browser.text(one("[part=trial]") + ".textContent"));
            findings.addAll(looks(page, "list"));
            assertShownOnAnyPage(page, standIn, list);

            standIn.fails(LIST, 503);
            page.set("show", "announced");
            browser.until(TEXT + ".includes('The register is not responding; this is the list of ')");
            assertTrue(page.count("section[part=announced]") > 0, "the last list is gone");
            findings.addAll(looks(page, "stale"));

            // An edge answers for a register that is gone.
            standIn.put(LIST, "application/json", list);
            page.set("show", "search");
            browser.until("!" + TEXT + ".includes('The register is not responding')");
            standIn.keeps(LIST, 2 * 86_400);
            page.set("show", "announced");
            browser.until(TEXT + ".includes('The register is not responding; this is the list of ')");
            standIn.keeps(LIST, 0);
            page.set("show", "search proof");
            browser.until("!" + TEXT + ".includes('The register is not responding')");

            standIn.put(LIST, "application/json", with(list, "policy", Json.of("another")));
            page.set("show", "search");
            browser.until(TEXT + ".includes('" + FAILED + "')");
            standIn.fails(LIST, 503);
            page.set("show", "announced");
            browser.until(TEXT + ".includes('The register is not responding; this is the list of ')");

            int complaints = browser.complaints().size();
            standIn.put(LIST, "application/json", hostile(list));
            page.open();
            assertTrue(page.text().contains(HOSTILE), page.text());
            assertEquals(0, page.count("img, script"));
            assertEquals(standIn.uri("/example").toString(), browser.text(one("[part=link]") + ".href"));
            assertEquals(
                    complaints,
                    browser.complaints().size(),
                    browser.complaints().toString());

            standIn.put(LIST, "application/json", with(with(list, "subprocessors", NONE), "categories", NONE));
            page.open();
            assertEquals(1, page.count("[part=trial]"));
            assertTrue(page.text().contains("No subprocessors are listed."), page.text());
            findings.addAll(looks(page, "empty"));

            standIn.fails(LIST, 404);
            page.set("show", "search");
            browser.until(TEXT + ".includes('" + FAILED + "')");
            assertEquals(true, page.ownLinkStands());
            findings.addAll(looks(page, "error"));

            for (String address : List.of(LIST, IN_GERMAN)) {
                standIn.put(address, "application/json", "{\"no\":\"list\"}");
            }
            assertError(page, FAILED);
            embeds(page, standIn, "lang=de");
            assertError(page, "Die Liste kann gerade nicht angezeigt werden.");

            assertEquals(List.of(), findings);
        }
    }

    /// A page that is written from right to left, one that the reader returns to, and one that has the element in its
    /// own shadow tree.
    private static void assertShownOnAnyPage(EmbeddedList page, Website standIn, String list) throws Exception {
        Browser browser = page.browser();
        browser.text("document.documentElement.dir = 'rtl'");
        assertEquals("ltr", browser.text("getComputedStyle(" + one(".list") + ").direction"));
        browser.text("document.documentElement.dir = ''");

        standIn.put(LIST, "application/json", with(with(list, "subprocessors", NONE), "categories", NONE));
        browser.text("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        browser.until(TEXT + ".includes('No subprocessors are listed.')");
        standIn.put(LIST, "application/json", list);

        browser.text("(() => { const host = document.createElement('div'); host.lang = 'de'; host.id = 'host';"
                + " const inside = " + ELEMENT + ".cloneNode(); inside.removeAttribute('lang');"
                + " host.attachShadow({ mode: 'open' }).append(inside); document.body.append(host) })()");
        browser.until(
                "document.querySelector('#host').shadowRoot.firstChild.shadowRoot.querySelector('table') !== null");
        assertTrue(
                browser.requests().stream().anyMatch(request -> request.url().endsWith(IN_GERMAN)),
                "the language of the element around was not asked for");
        browser.text("document.querySelector('#host').remove()");
    }

    /// A register that accepts the request but never answers: the reader gets a message in time, or the last list.
    @Test
    void aRegisterThatHangsIsNotWaitedForLong() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                Website standIn = Website.start()) {
            recorded(standIn);
            embeds(page, standIn, "lang=en");
            page.open();
            // A twentieth of the script's time limit.
            page.browser()
                    .run("(real => { AbortSignal.timeout = within => { window.within = within;"
                            + " return real.call(AbortSignal, within / 20); } })(AbortSignal.timeout)");
            standIn.hangs(LIST);
            page.set("show", "");
            page.browser().until(ELEMENT + ".ariaBusy === 'true' || " + ELEMENT + ".hasAttribute('aria-busy')");
            assertTrue(page.count("table") > 0, "what was shown stands meanwhile");
            page.browser().until(TEXT + ".includes('The register is not responding')");
            assertEquals("true", page.browser().text("window.within >= 1000 && window.within <= 10000"));

            standIn.hangs(FILTERED);
            page.set("region", "nowhere");
            page.browser().until(TEXT + ".includes('" + FAILED + "')");
            assertEquals(true, page.ownLinkStands());
        }
    }

    @Test
    void withoutTheScriptWhatTheWebsiteIncludedStands() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                Website standIn = Website.start()) {
            recorded(standIn);
            standIn.put(SCRIPT, "text/javascript", "document.title = 'changed'");
            page.website()
                    .embeds(
                            standIn.uri(""),
                            SCRIPT,
                            EmbeddedList.integrity(bytes("another script")),
                            "lang=en",
                            standIn.of(FRAGMENT));
            page.browser().open(page.website().address());
            page.browser().until("document.readyState === 'complete' && " + ELEMENT + " !== null");
            assertEquals("null", page.browser().text(SHOWN));
            assertEquals("Trust centre", page.browser().text("document.title"));
            assertEquals(
                    "true",
                    page.browser().text("document.querySelector('subprocessor-list" + " table').checkVisibility()"));
            assertTrue(page.browser().text("document.body.innerText").contains("Beispiel Hosting AG"));
            // It has no style of its own; the width of its tables is up to the website.
            assertEquals(
                    List.of(),
                    looks(page, "fragment").stream()
                            .filter(finding -> !finding.contains(": the page is "))
                            .toList());
        }
    }

    /// By the width of the element, whatever the width of the window.
    @Test
    void itFitsTheRoomThatItHas() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                Website standIn = Website.start()) {
            recorded(standIn);
            embeds(page, standIn, ALL);
            page.browser().window(1280, 1);
            page.open();
            String display = "getComputedStyle(" + one("table") + ").display";
            assertEquals("table", page.browser().text(display));
            page.browser().text(ELEMENT + ".style.width = '320px'");
            page.browser().until(display + " === 'block'");
            assertEquals(
                    "true", page.browser().text(one(".list") + ".scrollWidth <= " + one(".list") + ".clientWidth"));
            assertEquals(List.of(), Axe.findings(page.browser()));
        }
    }

    /// Search, language and every link, using only the keyboard.
    @Test
    void theKeyboardReachesEverything() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                Website standIn = Website.start()) {
            recorded(standIn);
            embeds(page, standIn, ALL);
            Browser browser = page.browser();
            page.open();
            String active = SHOWN + ".activeElement";
            int all = page.count("a, input, select");
            var reached = new ArrayList<String>();
            browser.press("Tab", "", 9);
            while (browser.text(active).startsWith("[object")
                    || browser.text(active).startsWith("http")
                    || browser.text(active).startsWith("mailto")) {
                reached.add(browser.text(
                        "[..." + SHOWN + ".querySelectorAll('a, input, select')].indexOf(" + active + ")"));
                assertEquals("true", browser.text(active + ".matches(':focus-visible')"));
                if (reached.size() > all) {
                    break;
                }
                browser.press("Tab", "", 9);
            }
            assertEquals(IntStream.range(0, all).mapToObj(Integer::toString).toList(), reached);

            browser.text(one("input") + ".focus()");
            for (char c : "annot".toCharArray()) {
                browser.press(String.valueOf(c), String.valueOf(c), Character.toUpperCase(c));
            }
            assertEquals(1, page.count("tbody:not([hidden])"));
            assertEquals("1 / " + page.count("tbody"), browser.text(one("output") + ".textContent"));
            browser.text("window.before = " + one("select"));
            browser.press("Tab", "", 9);
            browser.press("ArrowUp", "", 38);
            browser.until(one("select") + " !== window.before && " + active + " === " + one("select"));
            assertTrue(
                    browser.requests().stream()
                            .anyMatch(request -> request.url().endsWith(IN_GERMAN)),
                    "no list was asked for in the other language");
            browser.run(active + ".blur(); window.before = " + one("select"));
            page.set("heading-level", "2");
            browser.until(one("select") + " !== window.before");
            assertEquals("null", browser.text(active));
        }
    }

    private static void assertError(EmbeddedList page, String sentence) throws Exception {
        page.open();
        assertEquals(sentence, page.browser().text(one("[part~=error]") + ".textContent"));
        assertEquals(true, page.ownLinkStands());
    }

    /// The findings of axe-core in every look; if a folder is given, screenshots go there.
    private static List<String> looks(EmbeddedList page, String state) throws Exception {
        String pictures = System.getenv("TEST_PICTURES");
        if (pictures != null) {
            for (String scheme : List.of("light", "dark")) {
                page.browser().scheme(scheme);
                for (int width : new int[] {1280, 320}) {
                    page.browser().window(width, 1);
                    Path folder = Files.createDirectories(Path.of(pictures));
                    page.browser().picture(folder.resolve("element-" + state + "-" + scheme + "-" + width + ".png"));
                }
            }
        }
        return Axe.findingsOfAllLooks(page.browser()).stream()
                .map(finding -> state + " " + finding)
                .toList();
    }

    /// The list with markup in a name and in a change, and a link that would run as a script.
    private static String hostile(String list) {
        Json.Obj first = (Json.Obj) ((Json.Arr) member(JsonText.parse(bytes(list)), "subprocessors"))
                .items()
                .getFirst();
        String named = with(list, "subprocessors", Json.array(List.of(put(first, "legalName", Json.of(HOSTILE)))));
        Json.Obj links = (Json.Obj) member(JsonText.parse(bytes(list)), "links");
        String linked = with(named, "links", put(links, "html", Json.of("javascript:alert(3)")));
        Json.Obj soon = (Json.Obj) ((Json.Arr) member(JsonText.parse(bytes(list)), "announced"))
                .items()
                .getFirst();
        Json.Obj change = Json.object()
                .put("kind", "joins")
                .put("label", HOSTILE)
                .put("text", HOSTILE)
                .build();
        return with(linked, "announced", Json.array(List.of(put(soon, "changes", Json.array(List.of(change))))));
    }

    private static String with(String object, String name, Json value) {
        return CanonicalJson.text(put((Json.Obj) JsonText.parse(bytes(object)), name, value));
    }

    private static Json.Obj put(Json.Obj object, String name, Json value) {
        return Json.object().putAll(object.members()).put(name, value).build();
    }

    private static Json member(Json object, String name) {
        Json member = ((Json.Obj) object).get(name);
        if (member == null) {
            throw new AssertionError("no " + name + " in " + object);
        }
        return member;
    }
}
