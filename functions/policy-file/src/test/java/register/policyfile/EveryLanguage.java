package register.policyfile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.regex.Pattern;
import register.value.Language;
import register.value.Sentence;
import register.words.Words;

/// Requires that each message about a file exists in every language, with all its arguments.
public final class EveryLanguage {
    private static final Pattern OPEN = Pattern.compile("\\{[0-9]}|''");

    private EveryLanguage() {}

    public static void saysAll(List<FileProblem> problems) {
        problems.forEach(problem -> says(problem.problem().sentence()));
    }

    public static void says(Sentence sentence) {
        for (Language language : Words.LANGUAGES) {
            String text = sentence.in(language);
            assertFalse(OPEN.matcher(text).find(), language + ": " + text);
            if (!language.equals(Language.ENGLISH)) {
                assertNotEquals(sentence.english(), text, language.tag());
            }
        }
    }
}
