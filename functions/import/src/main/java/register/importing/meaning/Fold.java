package register.importing.meaning;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts in the form used for comparison: in lower case, without diacritics, in words.
public final class Fold {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Letters that Unicode does not decompose.
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "ð", "d", "þ", "th", "ħ", "h", "ı", "i");

    private Fold() {}

    public static String text(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace('ς', 'σ');
        for (var letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return folded;
    }

    /// The words of a text; a full stop does not split them: `U.S.` is `us`.
    public static List<String> words(String text) {
        return Stream.of(APART.split(text(text).replace(".", "")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
