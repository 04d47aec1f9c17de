package register.read.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.policy.TransferMechanism;
import register.value.Language;
import register.value.Term;
import register.words.Words;

class PageWordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    private static Properties words(Language language) throws IOException {
        var words = new Properties();
        try (InputStream in = Layout.class.getResourceAsStream("page_" + language + ".properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), UTF_8));
        }
        return words;
    }

    @Test
    void everyLanguageHasEveryWordWithTheSamePlaceholders() throws IOException {
        Properties english = words(Language.ENGLISH);
        for (Language language : Words.LANGUAGES) {
            Properties words = words(language);
            assertEquals(english.stringPropertyNames(), words.stringPropertyNames(), language.tag());
            for (String key : english.stringPropertyNames()) {
                assertEquals(placeholders(english, key), placeholders(words, key), key + " in " + language);
                assertFalse(words.getProperty(key).isBlank());
                assertFalse(words.getProperty(key).contains("'"), "MessageFormat would swallow it: " + key);
            }
        }
    }

    private static long placeholders(Properties words, String key) {
        return PLACEHOLDER.matcher(words.getProperty(key)).results().distinct().count();
    }

    @Test
    void everyMechanismHasAWord() {
        for (Term mechanism : TransferMechanism.values()) {
            assertFalse(
                    Layout.words(Language.ENGLISH).get("mechanism", mechanism).isBlank());
        }
    }
}
