package register.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.json.Json;
import register.testing.Waiting;
import register.value.Bytes;

/// Someone who works at the desk in a browser, and finds everything by the words on the page. Counts what it does: each
/// press, each field filled or chosen, and each file is an action.
final class Keeper {
    private final Browser browser;
    private final Path pictures;
    private final List<Step> steps = new ArrayList<>();
    private long since;
    private int actions;

    /// @param actions of the keeper
    /// @param spent by the desk and the browser
    record Step(String name, int actions, Duration spent) {
        String counted() {
            return name + ": " + actions;
        }

        @Override
        public String toString() {
            return "| %s | %d | %.1f |".formatted(name, actions, spent.toMillis() / 1000.0);
        }
    }

    Keeper(Browser browser, Path pictures) throws IOException {
        this.browser = browser;
        this.pictures = Files.createDirectories(pictures);
        this.since = System.nanoTime();
    }

    /// Opens the desk, as its command does.
    void sitsDown(URI desk) throws InterruptedException {
        browser.opened(desk);
    }

    /// Keeps a picture of the page.
    void pictures(String name) throws IOException {
        browser.picture(pictures.resolve(name + ".png"));
    }

    /// Ends a step, with a picture of where it led.
    void ends(String name) throws IOException {
        steps.add(new Step(name, actions, Duration.ofNanos(System.nanoTime() - since)));
        pictures("%02d".formatted(steps.size()));
        actions = 0;
        since = System.nanoTime();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /// Presses the link, button or summary with this text, and waits for the page that it leads to.
    void presses(String text) throws InterruptedException {
        found(
                "a[href], button, summary",
                text,
                "window.former = element.tagName !== 'SUMMARY' || undefined; setTimeout(() => element.click())");
        browser.until("window.former === undefined && document.readyState === 'complete'");
    }

    /// Presses the button that downloads a file.
    Path downloads(String text) throws Exception {
        Path folder = Files.createTempDirectory(pictures, "download");
        var _ = browser.call(
                "Page.setDownloadBehavior",
                Map.of(
                        "behavior",
                        Json.of("allow"),
                        "downloadPath",
                        Json.of(folder.toAbsolutePath().toString())));
        found("button", text, "element.click()");
        Waiting.until("a file in " + folder, () -> !finished(folder).isEmpty(), this::reads);
        return finished(folder).getFirst();
    }

    private static List<Path> finished(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> !each.toString().endsWith(".crdownload"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types into the field with this label, over what stands there.
    void types(String label, String value) {
        labelled(label, "control.focus(); control.select?.()");
        if (browser.text("document.activeElement.type").equals("date")) {
            labelled(label, "control.value = " + quoted(value));
        } else {
            var _ = browser.call("Input.insertText", Map.of("text", Json.of(value)));
        }
        actions++;
    }

    /// Chooses in the list with this label.
    void chooses(String label, String option) {
        labelled(
                label,
                "const option = [...control.options].find(each => each.text.trim().startsWith("
                        + quoted(option)
                        + ")); if (!option) throw new Error('no option among ' + control.innerText); control.value = option.value;"
                        + " control.dispatchEvent(new Event('change', {bubbles: true}))");
        actions++;
    }

    /// Ticks the box, or takes the choice, with this label.
    void ticks(String label) {
        labelled(label, "if (!control.checked) control.click()");
        actions++;
    }

    void uploads(Path file) {
        browser.choose(file);
        actions++;
    }

    /// The visible text of the page.
    String reads() {
        return browser.text("document.querySelector('main').innerText");
    }

    private void labelled(String label, String act) {
        browser.run("(() => { const wanted = " + quoted(label) + "; const labels = [...document.querySelectorAll("
                + "'label')].filter(each => each.checkVisibility() && each.control);"
                + " const said = each => (each.firstChild?.nodeType === 3 ? each.firstChild.data : each.innerText)"
                + ".trim(); const control = (labels.find(each => said(each) === wanted)"
                + " ?? labels.find(each => each.innerText.trim().startsWith(wanted)))?.control;"
                + " if (!control) throw new Error('no field ' + wanted + ' among ' + labels.map(said).join(' | '));"
                + act + " })()");
    }

    private void found(String selector, String text, String act) {
        browser.run("(() => { const wanted = " + quoted(text) + "; const all = [...document.querySelectorAll("
                + quoted(selector) + ")].filter(each => each.checkVisibility());"
                + " const said = each => (each.innerText || each.value).replace(/\\s+/g, ' ').trim();"
                + " const element = all.find(each => said(each).replace(/ [0-9]+$/, '') === wanted)"
                + " ?? all.find(each => said(each).startsWith(wanted));"
                + " if (!element) throw new Error('no ' + wanted + ' among ' + all.map(said).join(' | '));"
                + " element.focus(); " + act + " })()");
        actions++;
    }

    private static String quoted(String text) {
        return new String(Bytes.canonical(Json.of(text)).toArray(), StandardCharsets.UTF_8);
    }
}
