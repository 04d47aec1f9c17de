package register.mail.intent;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes text comparable: compatibility forms and marks gone (NFKD), lower case whatever the machine's locale, words
/// apart by one space.
final class Folding {
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// A point ends a sentence only before a capital: `Art. 28 DSGVO` is one.
    private static final Pattern SENTENCE_END =
            Pattern.compile("[!?;]+\\s|[.]+\\s+(?=\\p{Lu})|\\n\\s*\\n|\\n\\s*[-*•–]\\s");

    private Folding() {}

    /// Each sentence as its words, with a space before and after each.
    static List<String> sentences(String text) {
        return SENTENCE_END
                .splitAsStream(text + "\n")
                .map(Folding::words)
                .filter(words -> !words.isBlank())
                .toList();
    }

    /// Some letters fold into many: what comes out has a bound too.
    static String words(String text) {
        String folded = fold(text);
        String bounded = folded.substring(0, Math.min(folded.length(), 2 * Intent.LONGEST_TEXT));
        return " " + NOT_WORDS.matcher(bounded).replaceAll(" ").strip() + " ";
    }

    static String fold(String text) {
        String apart = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
