package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.DeskRegister;
import register.commands.EditorHere;
import register.mail.rule.Verdict;

/// The desk in a real browser, with something on each page. Skipped if no Chromium is installed, like `BrowserTest`.
class DeskInBrowserTest {
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

    /// Axe finds nothing, nothing is wider than the window, and nothing that a stranger wrote runs, in any look.
    @Test
    void everyPageIsAccessibleInEveryLook() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "desk"));
        try (var register = new DeskRegister(folder)) {
            String request = register.receive(
                    "1", "mari@naidis.example", DeskRegister.SUBJECT, DeskRegister.HOSTILE, Verdict.PASS);
            var found = new ArrayList<String>();
            try (EditorHere desk = EditorHere.desk(register.environment(), DeskRegister.CLOCK)) {
                found.addAll(findings(desk, "start-example-2031-03-01", pictures));
            }
            register.notifyInVain();
            String objection = register.objectByPhone(DeskRegister.HOSTILE);
            try (EditorHere desk = EditorHere.desk(register.environment(), DeskRegister.CLOCK)) {
                for (String page : List.of(
                        "",
                        "requests",
                        "request-" + request,
                        "objections",
                        "objection-" + objection,
                        "notices",
                        "customers",
                        "evidence",
                        "order")) {
                    found.addAll(findings(desk, page, pictures));
                }
            }
            assertEquals(List.of(), found);
        }
    }

    private static List<String> findings(EditorHere desk, String page, Path pictures) throws Exception {
        URI address = desk.address().resolve(page);
        browser.opened(address);
        String name = page.isEmpty() ? "today" : page.replaceAll("-.*", "");
        browser.picture(pictures.resolve(name + ".png"));
        browser.scheme("dark");
        browser.picture(pictures.resolve(name + "-dark.png"));
        browser.scheme("light");
        browser.window(390, 1);
        browser.picture(pictures.resolve(name + "-390.png"));
        browser.window(1280, 1);
        var found = new ArrayList<String>();
        Axe.findingsOfAllLooks(browser).forEach(finding -> found.add(page + ": " + finding));
        if (browser.text("window.hacked === undefined").equals("false")) {
            found.add(page + ": a stranger's text ran");
        }
        return found;
    }
}
