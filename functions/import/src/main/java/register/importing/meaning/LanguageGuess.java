package register.importing.meaning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.value.Language;

/// Guesses a text's language, one of the register's or none, by its commonest words. A word counts for less if more
/// languages have it.
public final class LanguageGuess {
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final int READ = 200_000;

    /// The minimum weight of a language, and its minimum ratio to the next one.
    private static final double LEAST = 2;

    private static final double AHEAD = 1.3;

    private static final Map<String, Set<String>> LANGUAGES = languages();

    private LanguageGuess() {}

    public static Optional<Language> of(List<String> texts) {
        var weights = new HashMap<String, Double>();
        int read = 0;
        for (String text : texts) {
            for (String word : NOT_A_LETTER.split(text.toLowerCase(Locale.ROOT), -1)) {
                Set<String> known = LANGUAGES.getOrDefault(word, Set.of());
                known.forEach(language -> weights.merge(language, 1.0 / known.size(), Double::sum));
            }
            read += text.length();
            if (read > READ) {
                break;
            }
        }
        List<Map.Entry<String, Double>> best = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(2)
                .toList();
        boolean clear = !best.isEmpty()
                && best.getFirst().getValue() >= LEAST
                && (best.size() == 1
                        || best.getFirst().getValue() >= AHEAD * best.getLast().getValue());
        return clear
                ? Optional.of(new Language(
                        best.getFirst().getKey().equals("no")
                                ? "nb"
                                : best.getFirst().getKey()))
                : Optional.empty();
    }

    /// The languages of each word: among the commonest, and among whole words of lists' heads.
    private static Map<String, Set<String>> languages() {
        return LanguageWords.all().stream()
                .flatMap(words -> Stream.of("common", "name", "purpose", "place", "beside", "updated", "data")
                        .flatMap(words::said)
                        .flatMap(phrase -> Stream.of(NOT_A_LETTER.split(phrase)))
                        .filter(word -> !word.isEmpty())
                        .map(word -> Map.entry(word, words.language())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}
