package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.checks.EmbeddedList.ELEMENT;
import static register.checks.EmbeddedList.SCRIPT;
import static register.checks.EmbeddedList.SHOWN;
import static register.checks.EmbeddedList.TEXT;
import static register.checks.EmbeddedList.one;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;

/// `<subprocessor-list>` on a company's website: another origin, with a Content Security Policy that allows only the
/// register's script and answers. Without a browser, the test is skipped.
@Tag("end-to-end")
class WebsiteTest {
    private static final String LIST = "/v1/policies/example/subprocessors.en.json";

    @TempDir
    private Path folder;

    private RunningRegister register() throws Exception {
        return RunningRegister.withExamples(folder.resolve("data"));
    }

    @Test
    void anotherWebsiteShowsTheListUnderAStrictPolicyAndAsksNobodyElse() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                RunningRegister register = register()) {
            Browser browser = page.browser();
            HttpResponse<byte[]> script = register.get(SCRIPT);
            String fixed = script.headers().firstValue("content-location").orElseThrow();
            page.embeds(register.http(""), fixed, script.body(), "lang=en show='announced search transfers proof'");

            page.open();
            Json list = JsonText.parse(register.get(LIST).body());
            assertEquals(0, page.count("[part~=error]"));
            for (Json subprocessor : items(list, "subprocessors")) {
                assertTrue(page.text().contains(text(subprocessor, "legalName")), page.text());
            }
            assertEquals(false, page.ownLinkStands());
            assertTableByItsRoles(page);
            assertAnnounced(page, list);
            assertEquals(
                    List.of(page.website().address(), register.http(fixed), register.http(LIST)),
                    browser.requests().stream()
                            .map(request -> URI.create(request.url()))
                            .filter(address ->
                                    !List.of("/favicon.ico", "/style.css").contains(address.getPath()))
                            .toList());
            assertEquals(List.of(), browser.complaints());

            int bodies = page.count("tbody");
            browser.text("(() => { const field = " + one("input") + "; field.value = 'speech';"
                    + " field.dispatchEvent(new Event('input')) })()");
            int left = page.count("tbody:not([hidden])");
            assertTrue(left > 0 && left < bodies, left + " of " + bodies);
            assertEquals(left + " / " + bodies, browser.text(one("output") + ".textContent"));

            browser.text("(() => { const field = " + one("select") + "; field.value = 'de';"
                    + " field.dispatchEvent(new Event('change')) })()");
            browser.until(TEXT + ".includes('Unterauftragsverarbeiter')");
            assertEquals("true", browser.text(SHOWN + ".activeElement === " + one("select")));
            browser.text(ELEMENT + ".lang = 'en-GB'");
            browser.until(TEXT + ".includes('Subprocessors of Example GmbH')");
            assertEquals(List.of(), browser.complaints());
            assertEquals("", browser.text("document.cookie"));
            assertEquals("0", browser.text("localStorage.length + sessionStorage.length"));
        }
    }

    /// Additions, removals, their dates and the deadline to object, as in the list.
    private static void assertAnnounced(EmbeddedList page, Json list) {
        List<Json> announced = items(list, "announced");
        assertTrue(!announced.isEmpty(), "nothing is announced");
        assertEquals(announced.size(), page.count("section[part=announced]"));
        for (Json each : announced) {
            for (Json change : items(each, "changes")) {
                assertTrue(page.text().contains(text(change, "label") + ": "), page.text());
                if (((Json.Obj) change).get("name") != null) {
                    assertTrue(page.text().contains(text(change, "name")), page.text());
                }
            }
        }
        assertTrue(page.text().contains("Object until"), page.text());
        assertEquals(
                "sample-dictation", text(items(announced.getFirst(), "joining").getFirst(), "id"));
        assertEquals(1, page.count("tbody.coming"));
        assertEquals(
                List.of(
                        "Sample Speech Inc.: announced · Ends on 30 June 2031",
                        "Sample Dictation Oy: announced · Joins · 1 March 2031"),
                List.of(page.browser()
                        .text("[..." + SHOWN + ".querySelectorAll('tbody .tag')].map(tag => tag.closest('tbody')"
                                + ".querySelector('th').firstChild.textContent + ': ' + tag.textContent).join('|')")
                        .split("\\|")));
    }

    /// Following the element's links: the sealed PDF, an older version, the changes of an announced version.
    @Test
    void itsLinksLeadToTheSealedPdfToOlderVersionsAndToTheComparison() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                RunningRegister register = register()) {
            Browser browser = page.browser();
            page.embeds(register.http(""), SCRIPT, register.get(SCRIPT).body(), "lang=en");
            page.open();
            String pdf = browser.text("[..." + SHOWN + ".querySelectorAll('[part=links] a')][0].href");
            String versions = browser.text("[..." + SHOWN + ".querySelectorAll('[part=links] a')][1].href");
            String changes = page.link("What changes");

            Path file = Files.write(folder.resolve("list.pdf"), register.followed(pathOf(pdf)));
            Command verified = Command.run(
                    register.environment(), Checkout.file("infra/register").toString(), "verify", file.toString());
            assertEquals(0, verified.exit(), verified.toString());
            assertTrue(verified.out().contains("TOTAL-PASSED"), verified.toString());

            browser.open(URI.create(versions));
            browser.until("document.querySelector('a[href*=\"/example/2024-03-01\"]') !== null");
            browser.text("document.querySelector('a[href*=\"/example/2024-03-01\"]').click()");
            browser.until("location.pathname.startsWith('/example/2024-03-01/') && document.readyState === 'complete'");
            assertTrue(browser.text("document.body.innerText").contains("no longer in force"));

            browser.open(URI.create(changes));
            browser.until("location.pathname === '" + URI.create(changes).getPath() + "' && document.body !== null");
            assertTrue(browser.text("document.body.innerText").contains("2031"), changes);
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void theExampleOfAWebsiteShowsTheList() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                RunningRegister register = register()) {
            Browser browser = page.browser();
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
                browser.until(SHOWN + " && " + one("table") + " !== null");
                assertEquals(0, page.count("[part~=error]"));
                assertTrue(page.text().contains("Infrastructure subprocessors"), page.text());
                assertEquals(List.of(), browser.complaints());
            } finally {
                website.destroy();
            }
        }
    }

    @Test
    void aPurposeThatIsTheServicesNameIsSaidOnce() throws Exception {
        Path policies = new ManyPolicies(folder.resolve("policies"))
                .add("example", "Example", 3)
                .done();
        try (EmbeddedList page = EmbeddedList.start();
                RunningRegister register = RunningRegister.start(
                                folder.resolve("data"), Map.of("REGISTER_POLICIES", policies.toString()))
                        .untilReady()) {
            page.embeds(register.http(""), SCRIPT, register.get(SCRIPT).body(), "lang=en");
            page.open();
            assertEquals(3, page.count("tbody"));
            assertEquals(2, page.count("[part=purpose]"));
            for (String address : List.of("/v1/policies/example/subprocessors.fragment.html", "/example")) {
                String html = new String(register.get(address + "?lang=en").body(), UTF_8);
                assertEquals(2, html.split("Service 3", -1).length, html);
            }
        }
    }

    /// In the narrow layout, only its roles make it a table.
    private static void assertTableByItsRoles(EmbeddedList page) {
        for (String tag : List.of("table", "thead", "tbody", "tr", "th", "td")) {
            assertEquals(page.count(tag), page.count(tag + "[role]"), tag);
        }
    }

    private static String pathOf(String address) {
        URI uri = URI.create(address);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static List<Json> items(Json object, String name) {
        if (((Json.Obj) object).get(name) instanceof Json.Arr items) {
            return items.items();
        }
        throw new AssertionError("no " + name + " in " + object);
    }

    private static String text(Json object, String name) {
        if (((Json.Obj) object).get(name) instanceof Json.Str text) {
            return text.value();
        }
        throw new AssertionError("no " + name + " in " + object);
    }
}
