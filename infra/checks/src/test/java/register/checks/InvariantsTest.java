package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

/// Each test named in INVARIANTS.md or in the table of the verifiers' words exists, and is a test. Writes all rules
/// enforced by tests, by their display names or method names, to `target/invariants.tsv`: invariants, class, method,
/// rule.
class InvariantsTest {
    private static final Pattern NAMED =
            Pattern.compile("`([a-z0-9.]*)([A-Z][A-Za-z]+(?:Test|Properties|Contract))(?:#([A-Za-z0-9]+))?`");
    private static final Pattern SOURCE = Pattern.compile(".*/src/(?:main|test)/java/(.*)\\.java");
    private static final Pattern NUMBER = Pattern.compile("(?m)^\\| ([0-9]+) \\| ");
    private static final Pattern CHECK =
            Pattern.compile("(?ms)^( +)@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b.*?"
                    + "^\\1(?![@ )}\"/])[^\\n(=]* (?<method>\\w+)\\(");
    private static final Pattern DISPLAYED = Pattern.compile("@DisplayName\\(((?:\\s*\\+?\\s*\"[^\"]*\")+)\\)");
    private static final Pattern PREFIX = Pattern.compile("(?s)invariants? ([0-9]+(?:(?:, | to | and )[0-9]+)*): (.*)");

    private static final Map<String, String> SOURCES = sources();

    @Test
    void everyTestNamedExists() throws IOException {
        String invariants = Files.readString(Checkout.file("INVARIANTS.md"));
        var missing = new ArrayList<String>();
        for (String text : List.of(invariants, Files.readString(verifierWords()))) {
            List<MatchResult> named = NAMED.matcher(text).results().toList();
            named.stream()
                    .filter(name -> !isTest(name.group(1) + name.group(2), name.group(3)))
                    .forEach(name -> missing.add(name.group()));
            assertTrue(named.size() > 60, "only " + named.size() + " named");
        }
        assertEquals(List.of(), missing);
    }

    private static boolean isTest(String type, String method) {
        String source = SOURCES.get(type);
        return source != null
                && (method == null
                        ? CHECK.matcher(source).find()
                                || source.contains(" extends ")
                                || source.contains(" implements ")
                        : methods(source).contains(method));
    }

    private static Set<String> methods(String source) {
        return CHECK.matcher(source)
                .results()
                .map(check -> check.group("method"))
                .collect(Collectors.toSet());
    }

    @Test
    void everyNumberOfAnInvariantIsInTheListAndEachTestedRuleIsWritten() throws IOException {
        Set<String> numbers = NUMBER.matcher(Files.readString(Checkout.file("INVARIANTS.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var rules = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var source : SOURCES.entrySet()) {
            for (MatchResult check : CHECK.matcher(source.getValue()).results().toList()) {
                String rule = rule(check);
                var numbered = PREFIX.matcher(rule);
                boolean has = numbered.matches();
                for (String number : has ? numbered.group(1).split("\\D+") : new String[0]) {
                    if (!numbers.contains(number)) {
                        unknown.add(source.getKey() + ": " + rule);
                    }
                }
                rules.add(String.join(
                        "\t",
                        has ? numbered.group(1) : "",
                        source.getKey(),
                        check.group("method"),
                        has ? numbered.group(2) : rule));
            }
        }
        Files.write(Path.of("target/invariants.tsv"), rules);
        assertEquals(List.of(), unknown);
        assertTrue(rules.size() > 2000, "only " + rules.size() + " rules");
    }

    /// Its display name, or its method's name in words.
    private static String rule(MatchResult check) {
        var displayed = DISPLAYED.matcher(check.group());
        if (displayed.find()) {
            return displayed.group(1).replaceAll("\"\\s*\\+\\s*\"", "").strip().replaceAll("^\"|\"$", "");
        }
        return check.group("method").replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Path verifierWords() throws IOException {
        try (var files = Files.walk(Checkout.file("functions"))) {
            return files.filter(file -> file.endsWith("src/test/resources/register/commands/verifier-words.tsv"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, String> sources() {
        var sources = new TreeMap<String, String>();
        for (String top : List.of("functions", "infra")) {
            try (var files = Files.walk(Checkout.file(top))) {
                for (Path file : files.toList()) {
                    var source = SOURCE.matcher(file.toString());
                    if (source.matches()) {
                        sources.put(source.group(1).replace('/', '.'), Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
