package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The findings of axe-core (Deque Systems, MPL 2.0) on a page, by the Web Content Accessibility Guidelines 2.2,
/// levels A and AA, and its best practices.
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /// The current findings, one per line: the rule and the place. Includes open shadow trees.
    static List<String> findings(Browser browser) throws InterruptedException {
        return findings(browser, "{}");
    }

    /// For a long page, without the two rules about positions on the screen, which take most of the time.
    static List<String> findingsWithoutPlaces(Browser browser) throws InterruptedException {
        return findings(browser, "{ 'color-contrast': { enabled: false }, 'target-size': { enabled: false } }");
    }

    /// Keeps only sections, rows and items whose markup differs from all earlier ones: if elements, classes and
    /// attributes are equal, they look the same regardless of their words.
    ///
    /// @return how many elements are left
    static int reduce(Browser browser) {
        return Integer.parseInt(browser.text("""
                (() => {
                  const seen = new Set();
                  const shape = each => {
                    if (each.nodeType === Node.TEXT_NODE) {
                      return each.data.trim() && '#';
                    }
                    const own = [...each.attributes].map(({ name, value }) =>
                      ['id', 'href', 'aria-label'].includes(name) ? name : `${name}=${value}`);
                    return `<${each.localName} ${own.join(' ')}>${[...each.childNodes].map(shape).join('')}</>`
                      .replace(/(<[^<>]*>#<\\/>#?)\\1+/g, '$1');
                  };
                  for (const kind of ['main tbody tr', 'main li', 'main section']) {
                    for (const each of document.querySelectorAll(kind)) {
                      const like = each.isConnected && kind + each.parentElement.localName + shape(each);
                      const alone = each.matches('tr') && !each.previousElementSibling;
                      like && seen.has(like) && !alone ? each.remove() : seen.add(like);
                    }
                  }
                  return document.querySelectorAll('*').length;
                })()""".strip()));
    }

    /// Findings of the colour rules; the other rules find the same in light and dark.
    static List<String> findingsOfColours(Browser browser) throws InterruptedException {
        return found(browser, "runOnly: ['color-contrast', 'link-in-text-block']");
    }

    /// Findings of the layout rules; the other rules find nothing new on a phone.
    static List<String> findingsOfPlaces(Browser browser) throws InterruptedException {
        return found(browser, "runOnly: ['target-size', 'scrollable-region-focusable']");
    }

    private static List<String> findings(Browser browser, String rules) throws InterruptedException {
        return found(browser, "rules: " + rules);
    }

    private static List<String> found(Browser browser, String options) throws InterruptedException {
        if (browser.text("window.axe === undefined").equals("true")) {
            browser.run(SCRIPT);
        }
        browser.run("""
                window.axeFound = undefined;
                axe.run(document, { resultTypes: ['violations'], %s }).then(
                  (found) => { window.axeFound = found.violations.flatMap((rule) =>
                    rule.nodes.map((node) => `${rule.id}: ${JSON.stringify(node.target)} ${node.failureSummary}`.replaceAll('\\n', ' '))).join('\\n') },
                  (error) => { window.axeFound = `axe failed: ${error}` });""".formatted(options));
        browser.until("window.axeFound !== undefined");
        String found = browser.text("window.axeFound");
        return found.isEmpty() ? List.of() : List.of(found.split("\n", -1));
    }

    /// For every look: light and dark, in a wide window, at 200 %, and 320 pixels wide, like a phone or a wide window
    /// at 400 %. Nothing may be wider than the window there (WCAG 2.2, 1.4.10).
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
