package register.mail.intent;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Normalises text for comparison: without compatibility forms and marks (NFKD), in locale-independent lower case,
/// with one space between words. Scripts without spaces stay in runs.
final class Folding {
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// A full stop ends a sentence only before a capital, or before a letter of a script without capitals:
    /// `Art. 28 DSGVO` stays in one sentence. A run of marks is scanned once, from its first.
    private static final Pattern SENTENCE_END = Pattern.compile("(?<![!?;\u037e])[!?;\u037e]+\\s"
            + "|(?<![.])[.]+\\s++(?=[¿¡\"«„“(]?[\\p{Lu}\\p{Lo}])|[。！？]|\\n\\s*\\n|\\n\\s*[-*•–]\\s");

    private Folding() {}

    /// The sentences, each as its words with a space before and after every word.
    static List<String> sentences(String text) {
        return SENTENCE_END
                .splitAsStream(text + "\n")
                .map(Folding::words)
                .filter(words -> !words.isBlank())
                .toList();
    }

    /// Some letters fold into many, so the result is capped too.
    static String words(String text) {
        String folded = fold(text);
        String bounded = folded.substring(0, Math.min(folded.length(), 2 * Intent.LONGEST_TEXT));
        return " " + NOT_WORDS.matcher(bounded).replaceAll(" ").strip() + " ";
    }

    static String fold(String text) {
        String apart = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            plain(apart.charAt(i), plain);
        }
        return plain.toString();
    }

    /// Replaces letters that Unicode does not decompose with their usual substitutes on other keyboards.
    private static void plain(char letter, StringBuilder plain) {
        switch (letter) {
            case 'ß' -> plain.append("ss");
            case 'æ' -> plain.append("ae");
            case 'œ' -> plain.append("oe");
            case 'þ' -> plain.append("th");
            case 'ø' -> plain.append('o');
            case 'ł' -> plain.append('l');
            case 'đ', 'ð' -> plain.append('d');
            case 'ħ' -> plain.append('h');
            case 'ı' -> plain.append('i');
            case 'ς' -> plain.append('σ');
            default -> plain.append(letter);
        }
    }
}
