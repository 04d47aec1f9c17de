package register.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.policy.Language;
import register.policy.Term;

/// The register's own words in one language. A bundle is a family of resources `{name}_{language}.properties`, UTF-8,
/// beside the class that owns it; a word that a language lacks is taken from English.
public final class Words {
    /// Languages that every bundle speaks.
    public static final List<Language> LANGUAGES = languages("en", "et", "de", "sk");

    /// Languages in which the register answers who wrote to it: what goes out to one person is short, and more can be
    /// said well of it than of a whole page.
    public static final List<Language> CORRESPONDENCE =
            languages("en", "et", "de", "sk", "cs", "pl", "fr", "es", "it", "nl", "fi", "lv", "lt");

    private final Language language;
    private final Properties words;

    private Words(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /// A bundle in every language it speaks.
    public static final class Bundle {
        private final Map<Language, Words> byLanguage = new TreeMap<>();
        private final Words english;

        private Bundle(Class<?> owner, String name, List<Language> languages) {
            Properties fallback = read(owner, name, Language.ENGLISH, null);
            for (Language language : languages) {
                byLanguage.put(language, new Words(language, read(owner, name, language, fallback)));
            }
            this.english = new Words(Language.ENGLISH, fallback);
        }

        /// The words in this language, else in its primary language, else in English.
        public Words in(Language language) {
            Words exact = byLanguage.get(language);
            return exact != null ? exact : byLanguage.getOrDefault(language.primary(), english);
        }
    }

    /// Reads a bundle.
    ///
    /// @param owner the class beside which the resources lie
    public static Bundle bundle(Class<?> owner, String name) {
        return new Bundle(owner, name, LANGUAGES);
    }

    /// Reads a bundle that speaks the languages of `CORRESPONDENCE`.
    ///
    /// @param owner the class beside which the resources lie
    public static Bundle correspondence(Class<?> owner, String name) {
        return new Bundle(owner, name, CORRESPONDENCE);
    }

    // No stream, for the sake of cold starts.
    private static List<Language> languages(String... tags) {
        var languages = new ArrayList<Language>();
        for (String tag : tags) {
            languages.add(new Language(tag));
        }
        return List.copyOf(languages);
    }

    /// The words of the glossary that the page, the documents and the replies share.
    public static Bundle glossary() {
        return Glossary.BUNDLE;
    }

    private static final class Glossary {
        private static final Bundle BUNDLE = bundle(Words.class, "glossary");
    }

    /// The language in which these words are.
    public Language language() {
        return language;
    }

    /// @throws IllegalArgumentException when no language has the word: a mistake in the program
    public String get(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("no word " + key);
        }
        return word;
    }

    /// The word, where there is one: for words whose keys come from outside, such as a region's short name.
    public Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    /// The word with `{0}`, `{1}`… replaced, and so with every `'` written twice in its resource.
    public String get(String key, String... arguments) {
        return new MessageFormat(get(key), language.locale()).format(arguments);
    }

    /// The word for a term of a vocabulary: `{vocabulary}.{term}`, e.g. `category.infrastructure`.
    public String get(String vocabulary, Term term) {
        return get(vocabulary + "." + term.term());
    }

    private static Properties read(Class<?> owner, String name, Language language, @Nullable Properties fallback) {
        String resource = name + "_" + language + ".properties";
        var properties = new Properties(fallback);
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + owner.getName());
            }
            properties.load(new InputStreamReader(in, UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
