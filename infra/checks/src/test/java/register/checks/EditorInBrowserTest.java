package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.EditorHere;
import register.json.Json;
import register.value.Sha256;

/// A file at the desk in a real browser. Skipped if no Chromium is installed, like `BrowserTest`.
class EditorInBrowserTest {
    /// As written by `import`.
    private static final String IMPORTED = """
            # Read from page.html; the questions stand at their places.
            policy: acme
            effectiveDate: 2031-03-01
            dateBasis: effective
            timeZone: Europe/Berlin
            noticePeriodDays: 30
            company:
              legalName: "? Acme: a brand, or its legal name?"
              country: IE
            editions:
              en:
                status: original
                title: Subprocessors of Acme Ltd
                provider: Acme Ltd
                sections:
                  - paragraphs:
                      - Acme Ltd engages the following companies.
                    table: infrastructure
            subprocessors:
              - id: birch               # the page's first row
                legalName: "? Birch: a brand, or its legal name?"
                country: "? EE, for the source's \\"Estonia\\""
                engagements:
                  - id: servers
                    service: {en: Hosting}
                    purpose: {en: Runs the servers of the service.}
                    category: infrastructure
                    locations:
                      - "? Estonia and elsewhere"
            questions:
              - "? Whom does this name: “Our affiliates may access data”?"
            """;

    private static final String HOSTILE = """
            policy: acme
            effectiveDate: 2031-03-01
            dateBasis: effective
            editions:
              en:
                status: original
                title: "</title><script>window.hacked = 1</script>"
                provider: "<img src=x onerror='window.hacked = 1'>"
                sections:
                  - paragraphs: ["</textarea><script>window.hacked = 1</script>"]
            subprocessors:
              - id: hostile
                legalName: "\\"><svg onload='window.hacked = 1'>"
                country: "? <script>window.hacked = 1</script>"
                website: "javascript:window.hacked = 1"
                engagements:
                  - id: x
                    service: {en: "'\\" autofocus onfocus='window.hacked = 1'"}
                    purpose: {en: "{{1}} ${1} <!-- "}
                    category: support
                    locations: [{country: DE}]
            questions: ["? <iframe srcdoc='<script>parent.hacked = 1</script>'>"]
            """;

    private static final int SHIFT = 8;
    private static final int CONTROL = 2;

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        browser = Browser.start(program.get());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static EditorHere edit(String name, String content, String... options) throws Exception {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        var words = new ArrayList<String>(List.of(file.toString()));
        words.addAll(List.of(options));
        EditorHere editor = EditorHere.start(environment(), Clock.systemUTC(), words.toArray(String[]::new));
        browser.opened(editor.address());
        return editor;
    }

    private static Map<String, String> environment() {
        return Map.of("REGISTER_DATA", folder.resolve("data").toString());
    }

    private static void key(String key, int code, int modifiers, String text) {
        for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
            browser.call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", Json.of(type),
                            "key", Json.of(key),
                            "code", Json.of(key),
                            "windowsVirtualKeyCode", Json.of(code),
                            "modifiers", Json.of(modifiers),
                            "text", Json.of(type.equals("keyDown") ? text : "")));
        }
    }

    private static void enter() {
        key("Enter", 13, 0, "\r");
    }

    private static void type(String text) {
        text.chars()
                .mapToObj(Character::toString)
                .forEach(one -> key(one, one.toUpperCase(Locale.ROOT).charAt(0), 0, one));
    }

    /// Presses Tab until that element has the focus, which must be visible.
    private static void tabTo(String selector, int modifiers) {
        for (int i = 0; i < 400; i++) {
            key("Tab", 9, modifiers, "");
            if (browser.text("document.activeElement.matches(" + quoted(selector) + ")")
                    .equals("true")) {
                assertEquals(
                        "true", browser.text("getComputedStyle(document.activeElement).outlineStyle !== " + "'none'"));
                return;
            }
        }
        throw new AssertionError("never reached by Tab: " + selector);
    }

    private static void tabTo(String selector) {
        tabTo(selector, 0);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static void focused(String id) throws InterruptedException {
        browser.until("document.activeElement.id === " + quoted(id));
    }

    private static String link(String path) {
        return "#todo a[href$=\"#f-" + path + "\"]";
    }

    private static void part(EditorHere editor, String name) throws InterruptedException {
        browser.opened(editor.address().resolve("fields-file" + name));
    }

    /// To the contents of the form.
    private static void back() throws InterruptedException {
        tabTo(".back a", SHIFT);
        enter();
        browser.until("location.pathname.endsWith('/fields-file') && document.readyState === 'complete'");
    }

    /// From an import's questions to a published, sealed version, by the keyboard alone.
    @Test
    void anImportIsAnsweredAndPublishedByTheKeyboard() throws Exception {
        try (EditorHere editor = edit("draft.yaml", IMPORTED)) {
            int requests = browser.requests().size();
            tabTo(".skip");
            tabTo(link("company.legalName"));
            enter();
            focused("f-company.legalName");
            type("Acme Ltd");
            browser.until("!document.querySelector('" + link("company.legalName") + "')");
            assertEquals("", browser.text("document.activeElement.getAttribute('aria-invalid') ?? ''"));

            back();
            tabTo(link("subprocessors[0].legalName"));
            enter();
            focused("f-subprocessors[0].legalName");
            type("Birch OU");
            tabTo("[id='f-subprocessors[0].country']");
            type("Esto");
            browser.until("document.activeElement.value === 'EE'");
            browser.until("!document.querySelector('" + link("subprocessors[0].country") + "')");

            tabTo(link("subprocessors[0].engagements[0].locations[0]"), SHIFT);
            enter();
            focused("f-subprocessors[0].engagements[0].locations[0]");
            tabTo("select");
            type("Esto");
            tabTo("[value='add:subprocessors[0].engagements[0].locations']");
            enter();
            focused("f-subprocessors[0].engagements[0].locations[1]");
            tabTo("[value='remove:subprocessors[0].engagements[0].locations[1]']");
            enter();
            browser.until("document.querySelectorAll('[id$=\"locations[1]\"]').length === 0"
                    + " && document.querySelector('[value=undo]') !== null");

            back();
            tabTo("[href$='.questions']");
            enter();
            browser.until("document.querySelector('[value=\"remove:questions[0]\"]') !== null");
            tabTo("[value='remove:questions[0]']");
            enter();
            browser.until("!document.querySelector('[value=\"remove:questions[0]\"]')");
            back();
            browser.until("document.querySelector('#todo').classList.contains('soon')"
                    + " || document.querySelector('#todo').classList.contains('good')");
            assertEquals("0", browser.text("document.querySelectorAll('#todo li.question, #todo li.error').length"));

            key("s", 'S', CONTROL, "");
            browser.until("document.querySelector('#state').dataset.saved === 'true'");
            String saved = Files.readString(folder.resolve("draft.yaml"));
            assertTrue(saved.startsWith("# Read from page.html"), saved);
            assertTrue(saved.contains("# the page's first row"), saved);
            assertFalse(saved.contains("?"), saved);

            tabTo("[value=publish]", SHIFT);
            enter();
            browser.until("location.pathname.endsWith('/draft-file') && document.readyState === 'complete'");
            assertEquals(List.of(), Axe.findings(browser));
            tabTo("[value=publish]");
            enter();
            browser.until("document.querySelector('#notice p').textContent === 'Published'");
            // Folded away.
            String said = browser.text("document.querySelector('main details').textContent");
            assertTrue(said.contains("accepted acme 2031-03-01 publication"), said);
            assertSealed(
                    said.replaceAll("(?s).*snapshot acme 2031-03-01 revision 1 en sha256 " + "([0-9a-f]{64}).*", "$1"));
            assertEquals(
                    List.of(),
                    browser.requests().stream()
                            .skip(requests)
                            // The browser's own pictures are in its date fields.
                            .filter(request -> !request.url().startsWith("data:"))
                            .filter(request ->
                                    !request.url().startsWith(editor.address().toString()))
                            .toList());
        }
    }

    /// The changes must not be squeezed into a column one letter wide.
    @Test
    void theChangesAreAsWideAsTheDialog() throws Exception {
        Path policies = new ManyPolicies(folder.resolve("dialog"))
                .add("dialog", "Dialog Ltd", 2)
                .announce("dialog", "Dialog Ltd", 3)
                .done();
        Command first = Command.here(
                environment(),
                "publish",
                policies.resolve("dialog-2026-01-01.yaml").toString(),
                "--no-notice",
                "Told before",
                "--trial",
                "--yes");
        assertEquals(0, first.exit(), first.toString());
        String later = Files.readString(policies.resolve("dialog-2031-06-01.yaml"));
        try (EditorHere _ = edit("dialog.yaml", later)) {
            browser.text("document.querySelector('[value=publish]').click()");
            browser.until("location.pathname.endsWith('/draft-file') && document.readyState === 'complete'");
            assertEquals("2", browser.text("document.querySelectorAll('.moves li').length"));
            assertEquals(
                    "",
                    browser.text("[...document.querySelectorAll('.moves li')].filter(line => line.offsetHeight > 60)"
                            + ".map(line => line.textContent + ' is ' + line.offsetHeight + ' px high').join()"));
        }
    }

    private static void assertSealed(String sha256) throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            Path pdf = files.filter(file -> Files.isRegularFile(file) && sha256.equals(hash(file)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no file with the SHA-256 " + sha256));
            Command verified = Command.here(environment(), "verify", pdf.toString());
            assertEquals(0, verified.exit(), verified.out() + verified.err());
        }
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void axeFindsNothingInLightAndDarkWideAndNarrow() throws Exception {
        try (EditorHere editor = edit("axe.yaml", IMPORTED, "--language", "el")) {
            for (String part : List.of("", ".version", ".text", ".questions", ".0")) {
                part(editor, part);
                browser.text("document.querySelectorAll('details').forEach(each => { each.open = true; })");
                assertEquals("el", browser.text("document.documentElement.lang"));
                assertEquals(List.of(), Axe.findingsOfAllLooks(browser), part);
                for (int width : List.of(320, 480, 768, 1024, 1600)) {
                    browser.window(width, 1);
                    assertEquals(
                            "0",
                            browser.text("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                            part + " " + width + " px");
                }
                browser.window(1280, 1);
            }
        } finally {
            browser.scheme("light");
            browser.window(1280, 1);
        }
    }

    @Test
    void hostileTextIsInert() throws Exception {
        int complaints = browser.complaints().size();
        try (EditorHere editor = edit("hostile.yaml", HOSTILE)) {
            for (String part : List.of("", ".version", ".text", ".questions", ".0")) {
                part(editor, part);
                assertEquals("undefined", browser.text("typeof window.hacked"), part);
            }
            browser.text("document.querySelectorAll('details').forEach(each => { each.open = true; })");
            browser.text("document.querySelector('[id=\"f-subprocessors[0].legalName\"]').focus()");
            type("x");
            browser.until("document.querySelector('#state').dataset.saved === 'false'"
                    + " && document.querySelector('#todo').textContent.includes('javascript')");
            key("s", 'S', CONTROL, "");
            browser.until("document.querySelector('#state').dataset.saved === 'true'");
            assertEquals("undefined", browser.text("typeof window.hacked"));
            assertEquals(
                    "0",
                    browser.text(
                            "document.querySelectorAll('img, svg, iframe, main script:not([src=\"form.js\"])').length"));
            assertEquals(
                    HOSTILE.replace("legalName: \"", "legalName: \"x"),
                    Files.readString(folder.resolve("hostile.yaml")));
            assertEquals(
                    List.of(), browser.complaints().stream().skip(complaints).toList());
        }
    }

    /// Another site's page in the same browser that knows the address.
    @Test
    void anotherOriginCanDoNothing() throws Exception {
        try (EditorHere editor = edit("other.yaml", IMPORTED)) {
            String form = "<form method=post action='" + editor.address() + "fields-file'><input name=do"
                    + " value=save><input name=@ value=1><input name=policy"
                    + " value=evil></form><script>document.forms[0].submit()</script>";
            browser.open(URI.create(
                    "data:text/html," + URLEncoder.encode(form, UTF_8).replace("+", "%20")));
            browser.until("document.body.innerText.includes('refused: another origin')");
            assertEquals(IMPORTED, Files.readString(folder.resolve("other.yaml")));
            browser.opened(URI.create(editor.address().toString().replace("127.0.0.1", "localhost")));
            browser.until("document.body.innerText.includes('refused: another host name')");
        }
    }

    @Test
    void inputStaysWhenTheEditorIsGone() throws Exception {
        EditorHere editor = edit("gone.yaml", IMPORTED);
        part(editor, ".version");
        browser.text("document.querySelector('[id=\"f-company.legalName\"]').focus()");
        editor.close();
        type("Acme Ltd");
        browser.until("document.querySelector('#gone[role=alert]')?.textContent.startsWith('The editor is not "
                + "responding.')");
        assertEquals("Acme Ltd", browser.text("document.activeElement.value"));
        key("s", 'S', CONTROL, "");
        assertEquals("Acme Ltd", browser.text("document.querySelector('[id=\"f-company.legalName\"]').value"));
        browser.text("window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)");
    }

    /// Every button works without a script.
    @Test
    void worksWithoutAScript() throws Exception {
        browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", Json.of(true)));
        try (EditorHere editor = edit("plain.yaml", IMPORTED)) {
            part(editor, ".version");
            browser.text("document.querySelector('[id=\"f-company.legalName\"]').focus()");
            type("Acme Ltd");
            enter();
            browser.until("document.querySelector('[id=\"f-company.legalName\"]').value === 'Acme Ltd'"
                    + " && document.querySelector('#state').dataset.saved === 'false'");
            browser.text("document.querySelector('[value=save]').focus()");
            enter();
            browser.until("document.querySelector('#state').dataset.saved === 'true'");
            assertTrue(Files.readString(folder.resolve("plain.yaml")).contains("legalName: \"Acme Ltd\""));
            browser.text("document.querySelector('.foot button').focus()");
            enter();
            assertTrue(editor.ended(), editor.err());
        } finally {
            browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", Json.of(false)));
        }
    }
}
