package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.policy.Language;
import register.words.Words;

/// The register's own words: every bundle says the same in every language, and nothing that is never said.
class WordsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");
    private static final String ENGLISH = "_en.properties";

    @Test
    void everyWordStandsInEveryLanguage() throws IOException {
        var differing = new ArrayList<String>();
        for (Path english : bundles()) {
            Properties words = read(english);
            for (var language : languages(english)) {
                Path file = english.resolveSibling(name(english) + "_" + language + ".properties");
                Properties others = read(file);
                var keys = new TreeSet<>(words.stringPropertyNames());
                keys.addAll(others.stringPropertyNames());
                keys.stream()
                        .filter(key -> !arguments(words, key).equals(arguments(others, key)))
                        .forEach(key -> differing.add(file.getFileName() + ": " + key));
            }
        }
        assertEquals(List.of(), differing);
    }

    /// A bundle speaks those of the pages and documents, or those in which people are answered.
    private static List<Language> languages(Path english) throws IOException {
        Path folder = Objects.requireNonNull(english.getParent());
        String prefix = name(english) + "_";
        Set<String> found = new TreeSet<>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(prefix) && file.endsWith(".properties"))
                    .forEach(file -> found.add(file.substring(prefix.length(), file.indexOf(".properties"))));
        }
        return Stream.of(Words.LANGUAGES, Words.PAGES)
                .filter(languages ->
                        found.equals(languages.stream().map(Language::tag).collect(Collectors.toSet())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(prefix + " is in " + found));
    }

    @Test
    void noWordIsNeverSaid() throws IOException {
        String everywhere = sources(Tree.root().resolve("functions"));
        var unsaid = new ArrayList<String>();
        for (Path english : bundles()) {
            boolean shared = name(english).equals("glossary");
            String sources = shared ? everywhere : sources(module(english));
            for (String key : new TreeSet<>(read(english).stringPropertyNames())) {
                if (!said(key, sources)) {
                    unsaid.add(english.getFileName() + ": " + key);
                }
            }
        }
        assertEquals(List.of(), unsaid);
    }

    /// A key stands in the code whole, or as its vocabulary alone, `status` for `status.announced`, or as two parts,
    /// `failed` and `-text` for `failed-text`.
    private static boolean said(String key, String sources) {
        int dot = key.indexOf('.');
        int hyphen = key.lastIndexOf('-');
        return quoted(key, sources)
                || (dot > 0 && (quoted(key.substring(0, dot), sources) || quoted(key.substring(0, dot + 1), sources)))
                || (hyphen > 0 && quoted(key.substring(0, hyphen), sources) && quoted(key.substring(hyphen), sources));
    }

    private static boolean quoted(String text, String sources) {
        return sources.contains("\"" + text + "\"");
    }

    /// What the word takes; of a key that is missing, that it is.
    private static Set<String> arguments(Properties words, String key) {
        String word = words.getProperty(key);
        return word == null || word.isBlank()
                ? Set.of("missing")
                : ARGUMENT.matcher(word).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static List<Path> bundles() throws IOException {
        List<Path> bundles =
                files(Tree.root().resolve("functions"), path -> path.contains("/src/main/") && path.endsWith(ENGLISH));
        assertTrue(bundles.size() >= 5, bundles.toString());
        return bundles;
    }

    private static String name(Path english) {
        String file = english.getFileName().toString();
        return file.substring(0, file.length() - ENGLISH.length());
    }

    private static Path module(Path file) {
        return Tree.root()
                .resolve("functions")
                .resolve(Tree.root().resolve("functions").relativize(file).getName(0));
    }

    private static String sources(Path folder) throws IOException {
        var all = new StringBuilder();
        for (Path file : files(folder, path -> path.contains("/src/main/") && path.endsWith(".java"))) {
            all.append(Files.readString(file));
        }
        return all.toString();
    }

    private static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> wanted.test(file.toString())).sorted().toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
