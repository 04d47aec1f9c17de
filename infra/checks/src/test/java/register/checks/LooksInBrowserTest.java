package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;

/// The pages of companies of every size: many policies, long lists, logos of any shape. Skipped if no Chromium is
/// installed, like `BrowserTest`.
@Tag("end-to-end")
class LooksInBrowserTest {
    /// Logos are named by policy id.
    private static final Map<String, String> DRAWN = Map.of(
            "unsized",
            "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>",
            "boxed",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 9'><rect width='9' height='9'/></svg>",
            "huge",
            "<svg xmlns='http://www.w3.org/2000/svg' width='5000' height='5000'><rect width='9' height='9'/></svg>");

    private static final Map<String, List<Integer>> PAINTED = Map.of(
            "wide", List.of(1600, 20), "tall", List.of(20, 1600), "dot", List.of(1, 1), "square", List.of(64, 64));

    /// The number of subprocessors from which a list is folded.
    private static final int LONG = 20;

    private static final String OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @TempDir
    private static Path folder;

    private static RunningRegister register;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "chromium is not installed; on Debian: apt-get install chromium");
        var policies = new ManyPolicies(folder.resolve("policies"));
        for (String id : logos()) {
            policies.add(id, "Subprocessors of the company with the long name " + id, 2);
        }
        policies.add("many", "Many", LONG).announce("many", "Many", LONG + 1).add("fewer", "Fewer", LONG - 1);
        register = RunningRegister.start(
                        folder.resolve("data"),
                        Map.of(
                                "REGISTER_POLICIES",
                                policies.done().toString(),
                                "REGISTER_URL",
                                "https://register.example",
                                "REGISTER_MAIL_RELAY",
                                "smtp://127.0.0.1:9",
                                "REGISTER_BRAND",
                                brands().toString()))
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

    private static List<String> logos() {
        var logos = new ArrayList<>(DRAWN.keySet());
        logos.addAll(PAINTED.keySet());
        return logos;
    }

    private static Path brands() throws IOException {
        Path brands = Files.createDirectory(folder.resolve("brands"));
        var blocks = new StringBuilder();
        for (Map.Entry<String, String> logo : DRAWN.entrySet()) {
            Files.writeString(brands.resolve(logo.getKey() + ".svg"), logo.getValue(), UTF_8);
            blocks.append("%1$s: {logo: %1$s.svg}\n".formatted(logo.getKey()));
        }
        for (Map.Entry<String, List<Integer>> logo : PAINTED.entrySet()) {
            var picture = new BufferedImage(
                    logo.getValue().getFirst(), logo.getValue().getLast(), BufferedImage.TYPE_INT_RGB);
            ImageIO.write(picture, "png", brands.resolve(logo.getKey() + ".png").toFile());
            blocks.append("%1$s: {logo: %1$s.png}\n".formatted(logo.getKey()));
        }
        return Files.writeString(brands.resolve("brand.yaml"), blocks);
    }

    private static void window(int width) {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", Json.of(width),
                        "height", Json.of(900),
                        "deviceScaleFactor", Json.of(1),
                        "mobile", Json.of(false)));
    }

    private static void open(String address) throws InterruptedException {
        browser.opened(register.http(address));
    }

    @Test
    void logosOfAnySizeAndShapeKeepToTheirPlace() throws Exception {
        var astray = new LinkedHashMap<String, String>();
        for (String id : logos()) {
            for (String page :
                    List.of("/" + id, "/v1/policies/" + id + "/subprocessors.html", "/" + id + "/subscribe")) {
                for (int width : List.of(1280, 320)) {
                    window(width);
                    open(page + "?lang=en");
                    browser.until("document.querySelector('.brand img').complete");
                    String at = browser.text("(box => box.height === 28 && box.width > 0 && box.width <= 160 &&"
                            + " document.documentElement.scrollWidth <= document.documentElement.clientWidth ? ''"
                            + " : box.width + ' by ' + box.height + ', page ' +"
                            + " document.documentElement.scrollWidth)(document.querySelector('.brand"
                            + " img').getBoundingClientRect())");
                    if (!at.isEmpty()) {
                        astray.put(page + " at " + width, at);
                    }
                }
            }
        }
        assertEquals(Map.of(), astray);
    }

    @Test
    void aLongListHasTwoLinesForEachAndFoldsTheRest() throws Exception {
        window(1280);
        open("/fewer?lang=en");
        assertEquals("0", browser.text("document.querySelectorAll('.fold').length"));
        open("/many?lang=en");
        assertEquals(
                Integer.toString(LONG + 1),
                browser.text("document.querySelectorAll('tbody.sub" + " details.fold').length"));
        String high = "[...document.querySelectorAll('tbody.sub:not(:has(.tag)):not(.coming)')]"
                + ".map(row => row.offsetHeight).filter(height => height > 70).join()";
        assertEquals("", browser.text(high));
        browser.text("document.querySelector('#company-2 summary').focus()");
        browser.press("Enter", "\r", 13);
        browser.until("document.querySelector('#company-2 details').open");
        String opened = browser.text("document.querySelector('#company-2').innerText");
        for (String said : List.of(
                "Musterweg 2, 10115 Berlin, Germany",
                "HRB 2",
                "privacy@company-2.example",
                "Personal data: Names",
                "standard contractual clauses, Module Three",
                "at any time of the day.")) {
            assertTrue(opened.contains(said), said + " is not in " + opened);
        }
        assertEquals(List.of(), Axe.findings(browser));
        window(320);
        assertEquals("0", browser.text(OVER));
        browser.call("Emulation.setEmulatedMedia", Map.of("media", Json.of("print")));
        assertEquals("true", browser.text("document.querySelector('#company-3 .terms').checkVisibility()"));
        browser.call("Emulation.setEmulatedMedia", Map.of("media", Json.of("")));
    }

    @Test
    void manyPoliciesAreSearchedWithoutAScript() throws Exception {
        browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", Json.of(true)));
        try {
            window(320);
            open("/?lang=en");
            browser.text("document.querySelector('[name=q]').focus()");
            browser.call("Input.insertText", Map.of("text", Json.of("FÉWER")));
            browser.press("Enter", "\r", 13);
            browser.until("location.search.includes('q=') && document.readyState === 'complete'");
            assertEquals(
                    "Fewer", browser.text("[...document.querySelectorAll('.rows h2')].map(e => e.innerText).join()"));
            assertEquals("0", browser.text(OVER));
        } finally {
            browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", Json.of(false)));
        }
        assertEquals(List.of(), Axe.findings(browser));
        open("/?lang=en&q=nobody");
        assertEquals("No matches", browser.text("document.querySelector('output').innerText"));
        assertEquals("0", browser.text("document.querySelectorAll('.rows > li').length"));
    }

    @Test
    void aPageWithoutABrandAsksForNoIconInVain() throws Exception {
        int complaints = browser.complaints().size();
        open("/?lang=en");
        assertEquals(200, register.get("/favicon.ico").statusCode());
        assertEquals(
                List.of(),
                browser.complaints().subList(complaints, browser.complaints().size()));
    }
}
