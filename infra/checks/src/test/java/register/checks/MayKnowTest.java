package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table in `may-know.txt` of packages that may know each other is exact. The test fails for an unlisted package,
/// for a package or library used without an entry, and for a superfluous entry.
class MayKnowTest {
    private static final String ROOT = "register.";

    /// Libraries by their packages; a library not listed here is named by its package.
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("com.fasterxml.jackson.core", "jackson-core"),
            Map.entry("com.github.difflib", "java-diff-utils"),
            Map.entry("com.networknt", "json-schema-validator"),
            Map.entry("com.amazonaws", "lambda"),
            Map.entry("io.nayuki.qrcodegen", "qrcodegen"),
            Map.entry("com.standardwebhooks", "standardwebhooks"),
            Map.entry("org.apache.commons.csv", "commons-csv"),
            Map.entry("org.apache.commons.net", "commons-net"),
            Map.entry("org.apache.james", "mime4j"),
            Map.entry("org.apache.hc", "httpclient"),
            Map.entry("org.apache.pdfbox", "pdfbox"),
            Map.entry("org.apache.poi", "poi"),
            Map.entry("org.bouncycastle", "bouncycastle"),
            Map.entry("org.commonmark", "commonmark"),
            Map.entry("org.crac", "crac"),
            // Of its events' times.
            Map.entry("org.joda.time", "lambda"),
            Map.entry("org.jsoup", "jsoup"),
            Map.entry("org.junit", "junit"),
            Map.entry("org.openpdf", "openpdf"),
            Map.entry("org.openxmlformats", "poi"),
            Map.entry("org.quicktheories", "quicktheories"),
            Map.entry("org.snakeyaml", "snakeyaml"),
            Map.entry("org.subethamail", "subethasmtp"),
            Map.entry("org.sqlite", "sqlite"),
            Map.entry("picocli", "picocli"),
            Map.entry("software.amazon.awssdk", "aws-sdk"),
            Map.entry("tools.jackson", "jackson"),
            Map.entry("java.net.http", "java.net.http"),
            Map.entry("org.eclipse.jetty", "jetty"),
            Map.entry("java.sql", "java.sql"));

    /// The parts of the JDK that every package may use.
    private static final Set<String> PLAIN = Set.of("java", "javax", "org.jspecify");

    @Test
    void everyPackageKnowsWhatTheTableSays() throws IOException {
        Map<String, String> found = found();
        Map<String, String> table = table();
        var wrong = new ArrayList<String>();
        found.forEach((name, knows) -> {
            String said = table.get(name);
            if (said == null) {
                wrong.add("not in the table: " + name + ": " + knows);
            } else {
                without(knows, said).forEach(one -> wrong.add(name + " knows, which the table does not say: " + one));
                without(said, knows).forEach(one -> wrong.add(name + " does not know, as the table says: " + one));
            }
        });
        table.keySet().stream().filter(name -> !found.containsKey(name)).forEach(name -> wrong.add("gone: " + name));
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
        assertTrue(found.size() > 50, "only " + found.size() + " packages");
    }

    private static List<String> without(String some, String others) {
        List<String> rest = List.of(others.split(" "));
        return Stream.of(some.split(" "))
                .filter(one -> !one.isEmpty() && !rest.contains(one))
                .toList();
    }

    private static Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        try (var in = Objects.requireNonNull(MayKnowTest.class.getResourceAsStream("may-know.txt"))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(":", 2);
                        String before = table.put(parts[0].strip(), parts[1].strip());
                        assertEquals(null, before, "twice: " + parts[0]);
                    });
        }
        return table;
    }

    private static Map<String, String> found() {
        var knows = new TreeMap<String, Set<String>>();
        for (JavaClass type : Production.CLASSES) {
            Set<String> known = knows.computeIfAbsent(within(type.getPackageName()), _ -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .map(JavaClass::getPackageName)
                    .filter(name -> !name.equals(type.getPackageName()) && !name.isEmpty())
                    .map(MayKnowTest::name)
                    .filter(name -> !name.isEmpty())
                    .forEach(known::add);
        }
        return knows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> String.join(" ", each.getValue()), (a, _) -> a, TreeMap::new));
    }

    private static String within(String name) {
        return name.substring(ROOT.length());
    }

    private static String name(String name) {
        if (name.startsWith(ROOT)) {
            return within(name);
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> isIn(name, library.getKey()))
                .map(library -> "+" + library.getValue())
                .findFirst()
                .orElseGet(() -> PLAIN.stream().anyMatch(plain -> isIn(name, plain)) ? "" : "+" + name);
    }

    private static boolean isIn(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
