package register.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import register.value.Language;

/// Guesses the language of a text by its commonest words: one of the register's, or none.
final class LanguageGuess {
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final int LEAST = 3;
    private static final int READ = 200_000;

    private static final Map<String, Set<String>> USUAL = Map.of(
            "en", words("the of to and is are our we for or which name purpose location country company service"),
            "et", words("on ja ning või ei mis kes kui oma meie seda sellele nimi eesmärk asukoht riik teenus"),
            "de", words("der die das und ist sind wir für oder von den werden zweck standort land unternehmen dienst"),
            "sk", words("je sú na sa alebo ktoré ktorí pre ako našej účel krajina názov služba spoločnosť"));

    private LanguageGuess() {}

    /// The language with at least twice as many common words as any other.
    static Optional<Language> of(List<String> texts) {
        var counts = new HashMap<String, Integer>();
        int read = 0;
        for (String text : texts) {
            for (String word : NOT_A_LETTER.split(text.toLowerCase(Locale.ROOT), -1)) {
                USUAL.forEach((language, usual) -> {
                    if (usual.contains(word)) {
                        counts.merge(language, 1, Integer::sum);
                    }
                });
            }
            read += text.length();
            if (read > READ) {
                break;
            }
        }
        return counts.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST)
                .filter(one -> counts.entrySet().stream()
                        .allMatch(
                                other -> other.getKey().equals(one.getKey()) || other.getValue() * 2 <= one.getValue()))
                .map(one -> new Language(one.getKey()))
                .findFirst();
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
