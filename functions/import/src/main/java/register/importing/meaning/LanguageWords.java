package register.importing.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of one language that let the import understand a source: `words/LANGUAGE.properties`.
///
/// Each value is a list of phrases. A word of a phrase matches every word that begins with it, to allow for endings;
/// with `=` before it, or with three letters at most, only itself; with `*`, every word that ends with it. In names of
/// places, `~` after an adjective stands for each of the `endings`.
public final class LanguageWords {
    /// English, then the other languages of the register, then further languages of sources.
    private static final List<String> LANGUAGES = List.of(
            "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt",
            "nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk", "ru");

    /// Languages that write compounds as one word, which may contain a long word of a phrase.
    private static final Set<String> COMPOUNDING = Set.of("da", "de", "et", "fi", "hu", "is", "nl", "no", "sv");

    private static final int SHORT = 3;
    private static final int LONG = 5;

    private static final Map<String, LanguageWords> ALL = LANGUAGES.stream()
            .collect(Collectors.toMap(one -> one, LanguageWords::new, (one, _) -> one, LinkedHashMap::new));

    private final String language;
    private final Properties properties;
    private final Map<String, List<Phrase>> phrases = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> sets = new ConcurrentHashMap<>();

    /// Adjacent words, perhaps with a short one between them.
    public record Phrase(List<String> stems, boolean within) {
        public Phrase {
            stems = List.copyOf(stems);
        }

        /// The index after the phrase, if it begins at `from`; otherwise -1.
        public int end(List<String> words, int from) {
            int at = from;
            for (int i = 0; i < stems.size(); i++) {
                if (i > 0
                        && at < words.size()
                        && !matches(stems.get(i), words.get(at))
                        && words.get(at).length() <= SHORT) {
                    at++;
                }
                if (at >= words.size() || !matches(stems.get(i), words.get(at))) {
                    return -1;
                }
                at++;
            }
            return at;
        }

        public boolean in(List<String> words) {
            return start(words) >= 0;
        }

        /// The index of its first occurrence; -1 if there is none.
        public int start(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                if (end(words, i) > 0) {
                    return i;
                }
            }
            return -1;
        }

        private boolean matches(String stem, String word) {
            return switch (stem.charAt(0)) {
                case '=' -> word.length() + 1 == stem.length() && stem.endsWith(word);
                case '*' -> word.endsWith(stem.substring(1));
                default ->
                    stem.length() <= SHORT
                            ? word.equals(stem)
                            : word.startsWith(stem) || (within && stem.length() >= LONG && word.contains(stem));
            };
        }
    }

    private LanguageWords(String language) {
        this.language = language;
        properties = new Properties();
        InputStream found = LanguageWords.class.getResourceAsStream("words/" + language + ".properties");
        try (var in = new InputStreamReader(Objects.requireNonNull(found, language), UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<LanguageWords> all() {
        return List.copyOf(ALL.values());
    }

    /// The words of the language with this tag, then those of English.
    public static List<LanguageWords> of(String tag) {
        LanguageWords english = Objects.requireNonNull(ALL.get("en"));
        LanguageWords own = ALL.get(primary(tag));
        return own == null || own == english ? List.of(english) : List.of(own, english);
    }

    private static String primary(String tag) {
        String primary = tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
        return primary.equals("nb") || primary.equals("nn") ? "no" : primary;
    }

    public String language() {
        return language;
    }

    /// The phrases of the key, longer ones first.
    public List<Phrase> phrases(String key) {
        return phrases.computeIfAbsent(
                key,
                _ -> said(key)
                        .map(phrase -> new Phrase(stems(phrase), COMPOUNDING.contains(language)))
                        .filter(phrase -> !phrase.stems().isEmpty())
                        .sorted(Comparator.comparingInt(
                                phrase -> -phrase.stems().size()))
                        .toList());
    }

    private static List<String> stems(String phrase) {
        return Arrays.stream(phrase.split("[ -]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.startsWith("=") || word.startsWith("*")
                        ? word.charAt(0) + String.join("", Fold.words(word))
                        : String.join("", Fold.words(word)))
                .toList();
    }

    /// The phrases of the key, folded, with blanks between their words.
    public Set<String> set(String key) {
        return sets.computeIfAbsent(
                key,
                _ -> said(key)
                        .map(phrase -> String.join(" ", Fold.words(phrase)))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /// The commonest words of the language, in lower case.
    public Set<String> common() {
        return sets.computeIfAbsent(
                "common words", _ -> Set.of(properties.getProperty("common", "").split(" ")));
    }

    /// True if the text contains a phrase of the key.
    public boolean say(String key, String text) {
        List<String> words = Fold.words(text);
        return phrases(key).stream().anyMatch(phrase -> phrase.in(words));
    }

    /// The keys that name places: codes of countries and regions.
    public Set<String> places() {
        return properties.stringPropertyNames().stream()
                .filter(key -> Character.isUpperCase(key.charAt(0)))
                .collect(Collectors.toSet());
    }

    /// The phrases of the key as written.
    public Stream<String> said(String key) {
        return Stream.of(properties.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty());
    }
}
