package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.machine.start.StartPlan;
import register.testing.Checkout;

/// Each address that a file of a site names leads to a file.
final class SiteLinksTest extends CommandTest {
    private static final String URL = "https://register.example.com";

    /// In pages, JSON, and HTML within JSON; or absolute, anywhere.
    private static final Pattern LINK =
            Pattern.compile("(?:href|src|action)=\\\\?\"(/[^\"\\\\]*)|\"(/[a-z.][^\"\\s\\\\{]*)\"|" + Pattern.quote(URL)
                    + "(/[^\"'\\s\\\\<>(){}&]*)");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @BeforeEach
    void address() {
        environment.put("REGISTER_URL", URL);
    }

    private void done(String... words) {
        Ran ran = run(words);
        assertEquals(0, ran.exit(), ran.out() + ran.err());
    }

    @Test
    void ofTheShippedPolicies() throws IOException {
        Path policies = Checkout.file("infra/policies");
        for (String line : Files.readAllLines(policies.resolve(StartPlan.FILE))) {
            List<String> words = WORD.matcher(line)
                    .results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
            if (words.size() > 1) {
                var command = new ArrayList<>(words);
                command.add(1, "--yes");
                if (words.getFirst().equals("publish")) {
                    command.set(2, policies.resolve(words.get(1)).toString());
                    command.add(1, "--trial");
                }
                done(command.toArray(String[]::new));
            }
        }
        assertEquals(List.of(), lost());
    }

    @Test
    void ofVersionsInDifferentLanguagesCorrectedAndWithdrawn() throws IOException {
        publish("2024-01-01", "A", "en", "et");
        publish("2024-06-01", "B", "de");
        publish("2024-06-01", "C", "de", "en");
        correct("2024-01-01", "D", "en");
        publish("2025-01-01", "E", "fr", "pt-BR");
        correct("2025-01-01", "F", "en", "fr");
        publish("2026-09-01", "G", "en", "et");
        done("withdraw", "--yes", "example", "2026-09-01", "--reason", "not to be");
        publish("2026-10-01", "H", "et");
        for (int year = 1990; year < 2010; year++) {
            publish(year + "-01-01", "I", "sr-Latn");
        }
        done("redact", "example", "helper", "--yes", "--reason", "As asked");
        assertEquals(List.of(), lost());
    }

    private void publish(String date, String name, String... languages) throws IOException {
        Path file = VersionFile.write(folder, "example", LocalDate.parse(date), name, languages);
        Ran ran = run("publish", "--trial", "--yes", file.toString(), "--no-notice", "A test");
        if (ran.exit() == 1) {
            correct(date, name, languages);
        }
    }

    private void correct(String date, String name, String... languages) throws IOException {
        Path file = VersionFile.write(folder, "example", LocalDate.parse(date), name, languages);
        done("publish", "--trial", "--yes", file.toString(), "--no-notice", "A test", "--correct", "--reason", "Wrong");
    }

    /// The addresses that lead nowhere, each with a file that names it.
    private List<String> lost() throws IOException {
        Path out = folder.resolve("site");
        done("site", "--out", out.toString());
        var lost = new TreeSet<String>();
        int followed = 0;
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                // The API's description has examples, and addresses of servers.
                if (name.matches("\\.register-site/.*|.*docs/.*|.*openapi.*|.*\\.pdf")) {
                    continue;
                }
                Matcher links = LINK.matcher(text(file));
                while (links.find()) {
                    String link = Stream.of(1, 2, 3)
                            .map(links::group)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow()
                            .replace("&amp;", "&")
                            .replaceAll("#.*", "");
                    followed++;
                    // Commands name the log as a whole.
                    boolean leads = link.isEmpty() || link.matches("/log/[a-z-]+");
                    if (!leads && !Files.isRegularFile(out.resolve(file(link)))) {
                        lost.add(link + " in " + name);
                    }
                }
            }
        }
        assertTrue(followed > 1000, followed + " links");
        return List.copyOf(lost);
    }

    /// Lines of calendars are folded (RFC 5545, section 3.1).
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8).replace("\r\n ", "");
    }

    private static String file(String link) {
        String path = link.substring(1);
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty()
                ? path + "index.html"
                : path.startsWith("log/") || last.indexOf('.') >= 0 ? path : path + "/index.html";
    }
}
