package register.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.Term;

/// The register's own words in one language. A bundle is a family of resources `{name}_{language}.properties`, UTF-8,
/// beside its owner class; words that a language lacks, or leaves empty, are taken from English.
public final class Words {
    /// The languages of the register's own words: the official languages of the European Union, Icelandic, Norwegian
    /// (Bokmål), Turkish and Ukrainian.
    public static final List<Language> LANGUAGES = languages(
            "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt",
            "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk");

    private static final Language BOKMAL = new Language("nb");

    private final Language language;
    private final Properties words;

    private Words(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /// A bundle in all its languages, each loaded on first use.
    public static final class Bundle {
        private final Class<?> owner;
        private final String name;
        private final Words english;
        private final Map<Language, Words> byLanguage = new HashMap<>();

        private Bundle(Class<?> owner, String name) {
            this.owner = owner;
            this.name = name;
            this.english = new Words(Language.ENGLISH, read(owner, name, Language.ENGLISH, null));
        }

        /// The words in this language, otherwise in its primary language, otherwise in English.
        public Words in(Language language) {
            Language spoken = spoken(language);
            if (spoken == null || spoken.equals(Language.ENGLISH)) {
                return english;
            }
            synchronized (byLanguage) {
                Words words = byLanguage.get(spoken);
                if (words == null) {
                    words = new Words(spoken, read(owner, name, spoken, english.words));
                    byLanguage.put(spoken, words);
                }
                return words;
            }
        }
    }

    /// True if the register has words in this language or its primary language.
    public static boolean speaks(Language language) {
        return spoken(language) != null;
    }

    /// Both written forms of Norwegian get Bokmål.
    private static @Nullable Language spoken(Language language) {
        if (LANGUAGES.contains(language)) {
            return language;
        }
        Language primary = language.primary();
        String tag = primary.tag();
        Language nearest = tag.equals("no") || tag.equals("nn") ? BOKMAL : primary;
        return LANGUAGES.contains(nearest) ? nearest : null;
    }

    /// Reads a bundle.
    ///
    /// @param owner the class beside the resources
    public static Bundle bundle(Class<?> owner, String name) {
        return new Bundle(owner, name);
    }

    // No stream, for faster cold starts.
    private static List<Language> languages(String... tags) {
        var languages = new ArrayList<Language>();
        for (String tag : tags) {
            languages.add(new Language(tag));
        }
        return List.copyOf(languages);
    }

    /// The glossary shared by pages, documents and replies.
    public static Bundle glossary() {
        return Glossary.BUNDLE;
    }

    private static final class Glossary {
        private static final Bundle BUNDLE = bundle(Words.class, "glossary");
    }

    /// The language of these words.
    public Language language() {
        return language;
    }

    /// @throws IllegalArgumentException if no language has the word, which is a bug
    public String get(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("no word " + key);
        }
        return word;
    }

    /// The word, if there is one: for keys from outside, such as a region's short name.
    public Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    /// The word with `{0}`, `{1}`… replaced; its resource must therefore double every `'`.
    public String get(String key, String... arguments) {
        return new MessageFormat(get(key), language.locale()).format(arguments);
    }

    /// The separator between a label and its text. French has a no-break space before the colon.
    public String colon() {
        return language.tag().equals("fr") ? "\u00a0: " : ": ";
    }

    /// A word at the beginning of a line.
    public String capital(String text) {
        int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(language.locale()) + text.substring(first);
    }

    /// The word for a term of a vocabulary: `{vocabulary}.{term}`, e.g. `category.infrastructure`.
    public String get(String vocabulary, Term term) {
        return get(vocabulary + "." + term.term());
    }

    private static Properties read(Class<?> owner, String name, Language language, @Nullable Properties fallback) {
        String resource = name + "_" + language + ".properties";
        var properties = new Properties(fallback);
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null && fallback != null) {
                return properties;
            }
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + owner.getName());
            }
            properties.load(new InputStreamReader(in, UTF_8));
            properties.values().removeAll(Set.of(""));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
