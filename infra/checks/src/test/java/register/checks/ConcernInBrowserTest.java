package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.checks.EmbeddedList.SHOWN;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.json.JsonText;

/// "Which concern me?" by the server without a script, by the script, in a folder of files, and on another website: the
/// same subprocessors, numbers and link. Skipped if no Chromium is installed.
@Tag("end-to-end")
class ConcernInBrowserTest {
    private static final String PAGE = "/liveagent/en/";
    private static final String LIST = "/v1/policies/liveagent/subprocessors.json?lang=en";
    private static final List<String> CHOICES = List.of(
            "",
            "?region=EU",
            "?region=apac",
            "?region=MARS",
            "?region=US&where=out",
            "?feature=none",
            "?where=unstated");

    private static final String ROWS = "[...new Set([...document.querySelectorAll('tbody.sub')]"
            + ".filter(row => row.offsetHeight > 0).map(row => row.id.replace(/_\\d+$/, '')))].sort().join()";
    private static final String SAID = "document.querySelector('form.filter output').textContent";
    private static final String LINK = "(link => link.checkVisibility() ? link.pathname + link.search + link.hash : '')"
            + "(document.querySelector('.chosen a'))";
    private static final String CHOSEN =
            "[...document.querySelectorAll('form.filter select')].map(each => each.selectedOptions[0].text).join()";

    @TempDir
    private static Path folder;

    private static RegisterHere register;
    private static ServedFolder site;
    private static EmbeddedList page;

    @BeforeAll
    static void publish() throws Exception {
        page = EmbeddedList.start();
        Path own = folder.resolve("register");
        try (RegisterHere first = new RegisterHere(own, Map.of())) {
            var _ = first.done("certificate", "--self-sign", "Example GmbH");
        }
        // A server knows since its start whether it is a trial.
        register = new RegisterHere(own, Map.of());
        register.server().publish(ShippedPolicies.copied(folder.resolve("policies")));
        Path files = folder.resolve("site").toAbsolutePath();
        var _ = register.done("site", "--out", files.toString());
        site = new ServedFolder(files);
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        if (register != null) {
            register.close();
        }
        if (page != null) {
            page.close();
        }
    }

    private static void scripts(boolean run) {
        page.browser().call("Emulation.setScriptExecutionDisabled", Map.of("value", Json.of(!run)));
    }

    /// What a reader sees: the subprocessors, the note, the link, and for the script what is chosen.
    private static List<String> seen(URI address) throws InterruptedException {
        page.browser().opened(address);
        List<String> seen = new ArrayList<>();
        for (String each : List.of(ROWS, SAID, LINK)) {
            seen.add(page.browser().text(each));
        }
        return seen;
    }

    private static List<String> listed(String query) throws Exception {
        Json list = JsonText.parse(register.bytes(LIST + query.replace('?', '&')));
        return ((Json.Obj) list)
                .list("subprocessors").stream()
                        .map(each -> ((Json.Obj) each).text("id"))
                        .sorted()
                        .toList();
    }

    @Test
    void serverScriptAndFolderShowTheSameAndGiveTheSameLink() throws Exception {
        int complaints = page.browser().complaints().size();
        for (String choice : CHOICES) {
            scripts(false);
            List<String> server = seen(register.address(PAGE + choice));
            scripts(true);
            assertEquals(server, seen(register.address(PAGE + choice)), "by the script, " + choice);
            String chosen = page.browser().text(CHOSEN);
            if (!choice.contains("feature")) {
                assertEquals(server, seen(site.at(PAGE + choice)), "in the folder, " + choice);
                assertEquals(chosen, page.browser().text(CHOSEN), choice);
            }
            if (!choice.contains("where")) {
                assertEquals(String.join(",", listed(choice)), server.getFirst(), choice);
            }
            assertEquals(choice.isEmpty(), server.get(2).isEmpty(), choice);
            if (!choice.isEmpty()) {
                // Only a fragment differs from the page that stands there.
                page.browser().opened(register.address("/verify"));
                assertEquals(server, seen(register.address(server.get(2))), "behind the link");
            }
        }
        assertEquals(
                List.of(), page.browser().complaints().stream().skip(complaints).toList());
    }

    @Test
    void whatIsChosenByTheKeyboardIsInTheLink() throws Exception {
        scripts(true);
        for (URI address : List.of(register.address(PAGE), site.at(PAGE))) {
            page.browser().opened(address);
            page.browser().text("document.querySelector('#_region').focus()");
            page.browser().press("ArrowDown", 40);
            page.browser().until(SAID + ".startsWith('Part of the list: ')");
            assertEquals(
                    String.join(",", listed("?region=APAC")), page.browser().text(ROWS));
            assertEquals(PAGE + "?region=APAC#_list", page.browser().text(LINK));
            page.browser().press("ArrowUp", 38);
            page.browser().until(LINK + " === ''");
        }
    }

    /// Values of an address are shown as text, whatever they are.
    @Test
    void hostileValuesAreText() throws Exception {
        scripts(true);
        String hostile = "?region=%22%3E%3Cimg%20src=x%20onerror=document.title=1%3E&feature=%24%26%7B0%7D&where=mars"
                + "&__proto__=1&region=US";
        page.browser().opened(site.at(PAGE + hostile));
        assertTrue(page.browser().text(CHOSEN).contains("Not in this list: \"><img src=x onerror=document.title=1>"));
        assertTrue(
                page.browser().text(SAID).endsWith("Not in this list: $&{0} Not in this list: mars"),
                page.browser().text(SAID));
        assertEquals("0", page.browser().text("document.querySelectorAll('form.filter img').length"));
        assertEquals(String.join(",", listed("?region=MARS")), page.browser().text(ROWS));
    }

    @Test
    void axeFindsNothingInAChoice() throws Exception {
        scripts(true);
        var found = new ArrayList<String>();
        for (String address : List.of("?lang=en&ui=de&region=EU", "?lang=et&region=MARS&where=out")) {
            page.browser().opened(register.address("/liveagent" + address));
            found.addAll(Axe.findingsOfAllLooks(page.browser()));
        }
        assertEquals(List.of(), found);
    }

    /// Another website's component chooses by the list alone, whoever serves it.
    @Test
    void theComponentShowsTheSameAndLinksToThePage() throws Exception {
        byte[] script = Files.readAllBytes(folder.resolve("site/embed/subprocessor-list.js"));
        int complaints = page.browser().complaints().size();
        for (URI from : List.of(register.address(""), site.at(""))) {
            page.embeds(from, EmbeddedList.SCRIPT, script, "lang=en");
            page.open();
            page.set("src", from + "/liveagent");
            page.browser().until(EmbeddedList.TEXT + ".includes('Websupport')");
            choose("Customers in", "EU");
            page.browser().until(EmbeddedList.TEXT + ".includes('Part of the list: ')");
            assertEquals(
                    names("?region=EU"),
                    page.browser()
                            .text("[...new Set([..." + SHOWN + ".querySelectorAll('tbody:not([hidden]) th')]"
                                    + ".map(each => each.firstChild.textContent))].sort().join('|')"));
            URI link = URI.create(page.link("Link to this choice"));
            assertEquals(PAGE + "?region=EU#_list", link.getPath() + "?" + link.getQuery() + "#" + link.getFragment());
            assertTrue(page.text().contains("the sealed PDF and the recorded list remain whole"), page.text());
            choose("Processing", "out");
            page.browser().until(EmbeddedList.TEXT + ".includes('Part of the list: ')");
            assertEquals(
                    page.browser().text(SHOWN + ".querySelector('fieldset p').firstChild.textContent.split('.')[0]"),
                    seen(from.resolve(PAGE + "?region=EU&where=out")).get(1).replaceFirst("[.].*", ""));
        }
        assertEquals(
                List.of(), page.browser().complaints().stream().skip(complaints).toList());
        assertEquals(List.of(), Axe.findingsOfAllLooks(page.browser()));
    }

    private static String names(String query) throws Exception {
        Json list = JsonText.parse(register.bytes(LIST + query.replace('?', '&')));
        return String.join(
                "|",
                ((Json.Obj) list)
                        .list("subprocessors").stream()
                                .map(each -> (Json.Obj) each)
                                .map(each -> each.text(each.get("legalName") == null ? "displayName" : "legalName"))
                                .sorted()
                                .toList());
    }

    private static void choose(String label, String value) {
        page.browser()
                .text("(() => { const field = [..." + SHOWN + ".querySelectorAll('fieldset label')]"
                        + ".find(each => each.textContent.toLowerCase().startsWith('"
                        + label.toLowerCase(Locale.ROOT)
                        + "')).querySelector('select'); field.value = '" + value
                        + "'; field.dispatchEvent(new Event('change')) })()");
    }
}
