package register.checks;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.checks.EmbeddedList.SCRIPT;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.testing.Checkout;

/// The time until a reader sees the list: by `<subprocessor-list>`, compared with the same list in the page itself.
/// Both pages have the website's own style, which a browser waits for before it shows anything. The connection is a
/// slow phone's (150 ms, 1.6 Mbit/s), as emulated by DevTools; the cache is empty. `infra/bench/component` prints the
/// figures.
@Tag("end-to-end")
class WebsiteSpeed {
    private static final int RUNS = 7;
    private static final double MOST = 1.3;
    private static final String LIST = "/v1/policies/example/subprocessors.en.json";
    /// Checks at each frame; there is none before the style has loaded.
    private static final String WATCH = """
            (() => {
              const look = () => {
                const element = document.querySelector('subprocessor-list');
                if ((element?.shadowRoot ?? element)?.querySelector('tbody tr')) {
                  requestAnimationFrame(() => { window.shownAt = performance.now() });
                } else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })()""";

    @TempDir
    private Path folder;

    @Test
    void theElementShowsTheListAboutAsSoonAsAPageThatHoldsIt() throws Exception {
        try (EmbeddedList page = EmbeddedList.start();
                RunningRegister register = RunningRegister.withExamples(folder.resolve("data"))) {
            Website website = page.website();
            String fragment = register.text("/v1/policies/example/subprocessors.fragment.html?lang=en");
            String script = "<script type=module src=" + register.http(SCRIPT) + "></script>";
            String preload = "<link rel=preload as=fetch crossorigin href=\"" + register.http(LIST) + "\">";
            String src = "src=" + register.http("/example") + " lang=en";
            website.put("/static", "text/html", html("", "", fragment));
            website.put("/element", "text/html", html(preload + script, src, ""));
            website.put("/element-alone", "text/html", html(script, src, ""));

            Browser browser = page.browser();
            browser.call("Page.enable", Map.of());
            browser.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", Json.of(WATCH)));
            var times = new LinkedHashMap<String, List<Double>>();
            for (int run = 0; run <= RUNS; run++) {
                for (String path : List.of("/static", "/element", "/element-alone")) {
                    double shown = shown(browser, website.uri(path));
                    // The first run of each is a warm-up for the servers and the browser.
                    if (run > 0) {
                        times.computeIfAbsent(path, _ -> new ArrayList<>()).add(shown);
                    }
                }
            }
            double held = median(times, "/static");
            double element = median(times, "/element");
            Files.writeString(
                    Files.createDirectories(Checkout.file("infra/checks/target"))
                            .resolve("website-speed.md"),
                    """
                            | list shown after, median of %d | ms | × static |
                            |---|---|---|
                            | a static page | %.0f | 1.00 |
                            | the element, its list asked for in the head | %.0f | %.2f |
                            | the element alone | %.0f | %.2f |
                            """.formatted(
                                    RUNS,
                                    held,
                                    element,
                                    element / held,
                                    median(times, "/element-alone"),
                                    median(times, "/element-alone") / held));
            assertTrue(element <= MOST * held, times.toString());
        }
    }

    private static double shown(Browser browser, URI address) throws InterruptedException {
        browser.open(URI.create("about:blank"));
        browser.until("location.href === 'about:blank'");
        browser.call("Network.setCacheDisabled", Map.of("cacheDisabled", Json.of(true)));
        browser.call(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline", Json.of(false),
                        "latency", Json.of(150),
                        "downloadThroughput", Json.of(200_000),
                        "uploadThroughput", Json.of(94_000)));
        browser.open(address);
        browser.until("window.shownAt !== undefined");
        return Double.parseDouble(browser.text("window.shownAt"));
    }

    private static double median(Map<String, List<Double>> times, String path) {
        return times.getOrDefault(path, List.of()).stream().sorted().toList().get(RUNS / 2);
    }

    private static String html(String head, String attributes, String within) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Trust centre</title>
                <link rel="stylesheet" href="style.css">%s</head>
                <body><h1>Trust centre</h1><subprocessor-list %s>%s</subprocessor-list></body></html>
                """.formatted(head, attributes, within);
    }
}
