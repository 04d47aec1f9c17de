package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page of the desk that links and buttons lead to, in other languages than English, and whatever is typed.
class DeskPagesTest {
    /// A formula, and letters that turn the direction of writing.
    private static final String STRANGE =
            "=HYPERLINK(\"https://evil.example\")\u202e\u2066@etc/passwd\n" + DeskRegister.HOSTILE;

    /// More than any field takes.
    private static final String LONG = "=<b>ö".repeat(2_000);

    @TempDir
    private Path folder;

    /// @param text typed into the fields
    private void walk(String text, String language) throws Exception {
        var words = new DeskLanguage(language);
        var found = new TreeMap<String, List<String>>();
        try (var register = new DeskRegister(folder)) {
            for (DeskPage page : DeskWalk.through(register, text, "--language", language)) {
                var faults = new ArrayList<String>();
                if (page.status() != 200 && page.status() != 303) {
                    faults.add(page.status() + ": " + shortened(page.html()));
                }
                if (page.isHtml()) {
                    Document document = page.document("");
                    faults.addAll(words.foreign(document).stream()
                            .map(DeskPagesTest::shortened)
                            .toList());
                    document.select("script:not([src]), iframe, main b, main img, [onerror], [onclick]")
                            .forEach(one -> faults.add(shortened(one.outerHtml())));
                }
                faults.forEach(one ->
                        found.computeIfAbsent(one, _ -> new ArrayList<>()).add(page.steps()));
            }
        }
        assertEquals(Map.of(), found);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 200));
    }

    @Test
    void germanPagesSayAllInGermanAndShowStrangeTextAsText() throws Exception {
        walk(STRANGE, "de");
    }

    @Test
    void estonianPagesSayAllInEstonianAndShowLongTextAsText() throws Exception {
        walk(LONG, "et");
    }
}
