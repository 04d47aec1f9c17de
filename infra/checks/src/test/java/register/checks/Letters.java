package register.checks;

import java.util.List;
import java.util.Map;
import java.util.Random;
import register.value.Language;

/// Texts in a language's letters, with characters that are hard to write, quote or break into lines.
final class Letters {
    private static final String LATIN = "aāáäąåbcčćdďeéěęfgģhiíıjkļłlmnňñoõöőprřsšşțtuūüůűvwxyýzžþðøæß";
    private static final String GREEK = "αάβγδεέζηήθιίϊκλμνξοόπρσςτυύϋφχψωώ";
    private static final String CYRILLIC = "абвгґдђеєёжзиіїйјклљмнњопрстћуўфхцчџшщъыьэюя";
    private static final Map<String, String> ALPHABETS =
            Map.of("bg", CYRILLIC, "uk", CYRILLIC, "ru", CYRILLIC, "mk", CYRILLIC, "sr", CYRILLIC, "el", GREEK);

    private static final List<String> HARD = List.of(
            "\"quoted\"",
            "back\\slash",
            "x: y",
            "- z",
            "#1",
            "'s",
            "{b}",
            "[c]",
            "{0}",
            "&amp;",
            "<b>",
            "</script>",
            "<!--",
            "*star",
            "null",
            "true",
            "=1+1",
            "+2",
            "@x",
            "; =3",
            "a,b;c",
            "~",
            "|",
            "%0A",
            "%s",
            "`",
            "€",
            "№",
            "²",
            "„a“",
            "–",
            "…",
            "a\u00a0b",
            "e\u0301",
            "…?",
            "https://x.example/a?b=c&d",
            "someone@x.example.",
            "2031-03-01",
            "1e5",
            "007");

    private final Random random;
    private final String alphabet;

    Letters(Random random, Language language) {
        this.random = random;
        String script = language.locale().getScript();
        this.alphabet = script.equals("Latn")
                ? LATIN
                : ALPHABETS.getOrDefault(language.primary().tag(), LATIN);
    }

    /// A word that consists only of letters.
    String word(int most) {
        var word = new StringBuilder();
        for (int i = 0, length = 2 + random.nextInt(most - 1); i < length; i++) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    /// Begins with a word, because a text that begins with a question mark is an open question.
    String text(int most) {
        var text = new StringBuilder(word(12));
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(random.nextInt(12) == 0 ? "  " : " ");
            text.append(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> HARD.get(random.nextInt(HARD.size()));
                        case 2 -> word(random.nextInt(20) == 0 ? 90 : 20);
                        default -> word(9);
                    });
        }
        return text.toString();
    }
}
