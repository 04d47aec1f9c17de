package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;
import register.value.Language;
import register.words.Words;

/// The register's own words: every bundle has the same keys in every language, and no unused ones.
class WordsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    /// Names of instruments of United Kingdom law, which exist in English only.
    private static final Set<String> UNTRANSLATED =
            Set.of("mechanism.uk-addendum", "mechanism.idta", "dpf-from.CH", "dpf-from.GB");

    private static final Pattern ENGLISH_ALONE = Pattern.compile("inEnglish\\(|Sentence[.]plain\\(\\s*\"");

    /// Bundles whose sentences are always filled in, so that `''` is an apostrophe in each.
    private static final Set<String> FORMATTED = Set.of("rule", "file");

    @Test
    void everyWordStandsInEveryLanguage() throws IOException {
        var differing = new ArrayList<String>();
        for (Path english : Bundles.english()) {
            Properties words = Bundles.read(english);
            assertEquals(tags(), Bundles.languages(english), Bundles.name(english));
            for (String language : Bundles.languages(english)) {
                String bundle = Bundles.name(english) + "_" + language;
                Properties others = Bundles.read(Bundles.file(english, language));
                var keys = new TreeSet<>(words.stringPropertyNames());
                keys.addAll(others.stringPropertyNames());
                for (String key : keys) {
                    if (!arguments(words, key).equals(arguments(others, key))) {
                        differing.add(bundle + ": " + key);
                    }
                }
            }
        }
        assertEquals(List.of(), differing);
    }

    /// Of two lines with one key, Java uses the last, so a duplicate from a merge would go unnoticed.
    @Test
    void everyWordStandsOnce() throws IOException {
        var twice = new ArrayList<String>();
        for (Path english : Bundles.english()) {
            for (String language : Bundles.languages(english)) {
                var keys = new TreeSet<String>();
                for (String line : Files.readAllLines(Bundles.file(english, language))) {
                    String key = line.contains("=") ? line.substring(0, line.indexOf('=')) : "";
                    if (!key.isEmpty() && !keys.add(key)) {
                        twice.add(Bundles.name(english) + "_" + language + ": " + key);
                    }
                }
            }
        }
        assertEquals(List.of(), twice);
    }

    /// Neither copied from English nor displayed differently than written: a straight apostrophe vanishes where
    /// arguments are filled in.
    @Test
    void everySentenceIsItsLanguagesOwn() throws IOException {
        var odd = new ArrayList<String>();
        for (Path english : Bundles.english()) {
            Properties words = Bundles.read(english);
            for (String language : Bundles.languages(english)) {
                String bundle = Bundles.name(english) + "_" + language;
                Properties others = Bundles.read(Bundles.file(english, language));
                for (String key : others.stringPropertyNames()) {
                    String word = others.getProperty(key);
                    boolean copied = !language.equals("en")
                            && !UNTRANSLATED.contains(key)
                            && word.equals(words.getProperty(key))
                            && LETTERS.matcher(word).results().count() > 3;
                    if (copied
                            || (FORMATTED.contains(Bundles.name(english)) ? word.replace("''", "") : word).contains("'")
                            || !word.equals(word.strip())
                            || !Normalizer.isNormalized(word, Normalizer.Form.NFC)) {
                        odd.add(bundle + ": " + key + "=" + word);
                    }
                }
            }
        }
        assertEquals(List.of(), odd);
    }

    private static Set<String> tags() {
        return new TreeSet<>(Words.LANGUAGES.stream().map(Language::tag).toList());
    }

    /// Messages about a policy are in bundles, except those that no editor shows, and those of the model alone.
    @Test
    void onlyWhatCommandsAndAnswersSayIsEnglishAlone() throws IOException {
        assertEquals(
                Set.of(
                        "Appending", // withdrawing, redacting, handing over
                        "BrandFile",
                        "ContactsFile",
                        "CustomersQuestions", // advice of `check` alone
                        "DraftQuestions", // whose texts are the file's
                        "ListRows",
                        "MalformedPolicyException",
                        "Problem",
                        "PublishFunction",
                        "Redacting",
                        "RowReader",
                        "UnknownParts",
                        "UnusedGroups"),
                Bundles.files(Checkout.file("functions"), path -> path.matches(".*/src/main/.*[.]java")).stream()
                        .filter(file -> ENGLISH_ALONE.matcher(text(file)).find())
                        .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                        .collect(Collectors.toSet()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noWordIsNeverSaid() throws IOException {
        String everywhere = sources(Checkout.file("functions"));
        var unsaid = new ArrayList<String>();
        for (Path english : Bundles.english()) {
            boolean shared = SHARED.contains(Bundles.name(english));
            String sources = shared ? everywhere : sources(module(english));
            for (String key : new TreeSet<>(Bundles.read(english).stringPropertyNames())) {
                if (!said(key, sources)) {
                    unsaid.add(english.getFileName() + ": " + key);
                }
            }
        }
        assertEquals(List.of(), unsaid);
    }

    /// Bundles whose words other modules also use.
    private static final Set<String> SHARED = Set.of("glossary", "team", "rule");

    /// The code contains a key whole, or only its vocabulary, `status` for `status.announced`, or as two parts,
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

    /// The word's arguments; for a missing key, that it is missing.
    private static Set<String> arguments(Properties words, String key) {
        String word = words.getProperty(key);
        return word == null || word.isBlank()
                ? Set.of("missing")
                : ARGUMENT.matcher(word).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Path module(Path file) {
        return Checkout.root()
                .resolve("functions")
                .resolve(Checkout.file("functions").relativize(file).getName(0));
    }

    /// A text whose words the code splits.
    private static final Pattern LIST_OF_WORDS = Pattern.compile("\"\"\"\\n([\\w\\s]+)\"\"\"\\.split");

    private static String sources(Path folder) throws IOException {
        var all = new StringBuilder();
        for (Path file : Bundles.files(folder, path -> path.contains("/src/main/") && path.endsWith(".java"))) {
            all.append(LIST_OF_WORDS
                    .matcher(Files.readString(file))
                    .replaceAll(list -> "\"" + list.group(1).strip().replaceAll("\\s+", "\" \"") + "\""));
        }
        return all.toString();
    }
}
