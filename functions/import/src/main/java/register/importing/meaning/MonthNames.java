package register.importing.meaning;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The months' names of Unicode CLDR in the languages of the import: within a date and alone, in full and abbreviated.
final class MonthNames {
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    /// The minimum length of a name that may have another ending, and the maximum length of that ending.
    private static final int WHOLE = 4;

    private static final int ENDING = 4;
    private static final int LONG = 6;

    /// May in several languages: shorter than other names, but inflected too.
    private static final Set<String> SHORTEST = Set.of("mai", "maj");

    private static final Map<String, Map<String, Month>> BY_LANGUAGE = LanguageWords.all().stream()
            .collect(
                    Collectors.toMap(LanguageWords::language, words -> names(Locale.forLanguageTag(words.language()))));

    private MonthNames() {}

    /// The month that the word names, in the first of the languages that knows it; otherwise by its full name in
    /// any language, if all that know it agree.
    ///
    /// @param inflected true if the name may have another ending
    static Optional<Month> month(String word, List<String> languages, boolean inflected) {
        for (String language : languages) {
            Optional<Month> month = in(BY_LANGUAGE.getOrDefault(language, Map.of()), word, inflected);
            if (month.isPresent()) {
                return month;
            }
        }
        if (word.length() < WHOLE) {
            return Optional.empty();
        }
        Set<Month> months = new HashSet<>();
        BY_LANGUAGE.values().forEach(names -> in(names, word, inflected).ifPresent(months::add));
        return months.size() == 1 ? Optional.of(months.iterator().next()) : Optional.empty();
    }

    private static Optional<Month> in(Map<String, Month> names, String word, boolean inflected) {
        Month exact = names.get(word);
        if (exact != null || !inflected || word.length() < WHOLE) {
            return Optional.ofNullable(exact);
        }
        Set<Month> months = names.entrySet().stream()
                .filter(one -> inflects(one.getKey(), word))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return months.size() == 1 ? Optional.of(months.iterator().next()) : Optional.empty();
    }

    private static boolean inflects(String name, String word) {
        int kept = name.length() > LONG ? name.length() - 2 : Math.max(WHOLE, name.length() - 1);
        boolean whole = name.length() >= WHOLE
                && word.startsWith(name.substring(0, kept))
                && word.length() <= name.length() + ENDING;
        boolean brief = SHORTEST.contains(name) && word.startsWith(name) && word.length() <= name.length() + 2;
        return whole || brief;
    }

    private static Map<String, Month> names(Locale locale) {
        var names = new HashMap<String, Month>();
        for (Month month : Month.values()) {
            for (TextStyle style : STYLES) {
                String name = String.join("", Fold.words(month.getDisplayName(style, locale)));
                if (!name.isEmpty() && !Character.isDigit(name.charAt(0))) {
                    names.putIfAbsent(name, month);
                }
            }
        }
        return Map.copyOf(names);
    }
}
