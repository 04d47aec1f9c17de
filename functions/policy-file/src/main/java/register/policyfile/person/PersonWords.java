package register.policyfile.person;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a text, as `PersonSigns.surnames` has them.
public final class PersonWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private PersonWords() {}

    /// @param capitalised only those that begin with a capital
    public static Stream<String> of(String text, boolean capitalised) {
        return BETWEEN.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .filter(word -> !capitalised || Character.isUpperCase(word.codePointAt(0)))
                .map(WordFile::folded);
    }

    /// In lower case and without marks.
    public static String folded(String text) {
        return WordFile.folded(text);
    }
}
