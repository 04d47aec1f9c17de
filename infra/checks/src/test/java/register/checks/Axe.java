package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What axe-core (Deque Systems, MPL 2.0) finds wrong in a page, against the Web Content Accessibility Guidelines 2.2,
/// levels A and AA, and what it calls best practice.
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /// What it finds now, a line each: the rule, and where; empty is as it should be. Looks into open shadow trees too.
    static List<String> findings(Browser browser) throws InterruptedException {
        browser.run(SCRIPT);
        browser.run("""
                window.axeFound = undefined;
                axe.run(document, { resultTypes: ['violations'] }).then(
                  (found) => { window.axeFound = found.violations.flatMap((rule) =>
                    rule.nodes.map((node) => `${rule.id}: ${JSON.stringify(node.target)} ${node.failureSummary}`.replaceAll('\\n', ' '))).join('\\n') },
                  (error) => { window.axeFound = `axe failed: ${error}` });""");
        browser.until("window.axeFound !== undefined");
        String found = browser.text("window.axeFound");
        return found.isEmpty() ? List.of() : List.of(found.split("\n", -1));
    }

    /// The same of every look: light and dark, in a wide window, at 200 %, and 320 pixels wide, as a phone has it or
    /// a wide window at 400 %. Nothing may be wider than the window there (WCAG 2.2, 1.4.10).
    static List<String> findingsOfAllLooks(Browser browser) throws InterruptedException {
        var all = new ArrayList<String>();
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            for (Look look : List.of(new Look(1280, 1), new Look(640, 2), new Look(320, 1))) {
                browser.window(look.width, look.scale);
                for (String finding : findings(browser)) {
                    all.add(scheme + " " + look.width + ": " + finding);
                }
                String wide = browser.text("document.documentElement.scrollWidth");
                if (Integer.parseInt(wide) > look.width) {
                    all.add(scheme + " " + look.width + ": the page is " + wide + " wide");
                }
            }
        }
        browser.scheme("light");
        browser.window(1280, 1);
        return all;
    }

    private record Look(int width, int scale) {}

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
