package register.pdf.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.value.Language;
import register.words.Words;

class DocumentWordsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    @Test
    void everyLanguageHasEveryWordWithItsArguments() throws IOException {
        haveEveryWord("documents", Words.LANGUAGES);
        haveEveryWord("acknowledgement", Words.LANGUAGES);
        haveEveryWord("seal", Words.LANGUAGES);
    }

    private static void haveEveryWord(String bundle, List<Language> languages) throws IOException {
        Properties english = words(bundle, Language.ENGLISH);
        for (Language language : languages) {
            Properties words = words(bundle, language);
            assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(words.stringPropertyNames()));
            for (String key : english.stringPropertyNames()) {
                String word = words.getProperty(key);
                assertEquals(arguments(english.getProperty(key)), arguments(word), language + " " + key);
                assertFalse(word.contains("'"), language + " " + key + " has a straight apostrophe");
            }
        }
    }

    private static Set<String> arguments(String word) {
        var arguments = new TreeSet<String>();
        ARGUMENT.matcher(word).results().forEach(result -> arguments.add(result.group()));
        return arguments;
    }

    private static Properties words(String bundle, Language language) throws IOException {
        var words = new Properties();
        try (var in = Objects.requireNonNull(
                DocumentWordsTest.class.getResourceAsStream(bundle + "_" + language + ".properties"))) {
            words.load(new InputStreamReader(in, UTF_8));
        }
        return words;
    }
}
