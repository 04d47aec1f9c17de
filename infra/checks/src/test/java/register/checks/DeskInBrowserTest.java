package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.DeskPage;
import register.commands.DeskRegister;
import register.commands.DeskWalk;
import register.desk.page.DeskFrame;

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

    /// Axe finds nothing, nothing is wider than the window, and nothing that a stranger wrote runs, light or dark, in a
    /// wide window and on a phone. A walk finds the pages; those of the same parts as earlier ones are left out.
    @Test
    void everyPageIsAccessibleInEveryLook() throws Exception {
        List<DeskPage> seen;
        try (var register = new DeskRegister(folder)) {
            seen = DeskWalk.through(register, DeskRegister.HOSTILE + "n".repeat(200));
        }
        Path pictures = Files.createDirectories(Path.of("target", "desk"));
        var parts = new HashSet<String>();
        var found = new ArrayList<String>();
        try (var again = new Again()) {
            for (DeskPage page : seen) {
                if (page.isHtml() && parts.addAll(DeskParts.of(page.html()))) {
                    browser.opened(again.serve(page));
                    found.addAll(findings(page.steps(), pictures));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<String> findings(String page, Path pictures) throws Exception {
        var found = new ArrayList<String>();
        Axe.findings(browser).forEach(one -> found.add(page + ": " + one));
        width(page, 1280, found);
        String name = page.replaceAll("[^a-z]+", "-");
        browser.picture(pictures.resolve(name + ".png"));
        browser.scheme("dark");
        Axe.findingsOfColours(browser).forEach(one -> found.add(page + ", dark: " + one));
        browser.scheme("light");
        browser.window(320, 1);
        Axe.findingsOfPlaces(browser).forEach(one -> found.add(page + ", narrow: " + one));
        width(page, 320, found);
        browser.picture(pictures.resolve(name + "-320.png"));
        browser.window(1280, 1);
        if (browser.text("window.hacked === undefined").equals("false")) {
            found.add(page + ": a stranger's text ran");
        }
        return found;
    }

    private static void width(String page, int window, List<String> found) {
        String wide = browser.text("document.documentElement.scrollWidth");
        if (Integer.parseInt(wide) > window) {
            found.add(page + ": " + wide + " wide in a window of " + window);
        }
    }

    /// Serves pages that the desk has made as they were, because a browser cannot press the buttons again.
    private static final class Again implements AutoCloseable {
        private static final Set<String> STYLES = Set.of("/desk.css");

        private final HttpServer server;
        private DeskPage page = new DeskPage("", 200, "", "", 0);

        Again() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> {
                boolean style = STYLES.contains(exchange.getRequestURI().getPath());
                byte[] body = (style ? DeskFrame.STYLE : page.html()).getBytes(UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", style ? "text/css; charset=utf-8" : "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI serve(DeskPage next) {
            page = next;
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
