package register.importing.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The notice period for changes in a text: "at least 30 days' notice".
///
/// @param days from a number of days or weeks; absent if in months or working days, whose number of days varies
/// @param words around it, as in the text
public record StatedNoticePeriod(@Nullable Integer days, String words) {
    private static final int LONGEST = 10_000;
    private static final int WEEK = 7;
    /// The windows of words before the number and after the unit that are searched for a word such as "notice".
    private static final int BEFORE = 6;

    private static final int BEHIND = 5;
    private static final int WITHIN = 4;

    private static final Map<String, Map<String, Integer>> NUMBERS = new ConcurrentHashMap<>();

    /// A number in a sentence, and the unit after it.
    private record Span(int number, int unit, @Nullable Integer days) {}

    /// @param language the text's language tag
    public static List<StatedNoticePeriod> in(String text, String language) {
        var all = new ArrayList<StatedNoticePeriod>();
        if (text.length() <= LONGEST) {
            for (String sentence : text.split("(?<=[.!?;])\\s+", -1)) {
                for (LanguageWords words : LanguageWords.of(language)) {
                    List<StatedNoticePeriod> found = new Sentence(words, sentence).periods();
                    if (!found.isEmpty()) {
                        all.addAll(found);
                        break;
                    }
                }
            }
        }
        return all;
    }

    private static Map<String, Integer> numbers(LanguageWords language) {
        return language.said("notice.numbers")
                .collect(Collectors.toUnmodifiableMap(
                        said -> String.join(" ", Fold.words(said.substring(0, said.indexOf('=')))),
                        said -> Integer.valueOf(said.substring(said.indexOf('=') + 1)),
                        (one, _) -> one));
    }

    private static final class Sentence {
        private final LanguageWords language;
        private final List<String> tokens;
        private final List<String> words = new ArrayList<>();
        /// The index of each word's token.
        private final List<Integer> places = new ArrayList<>();

        private final Map<String, Integer> numbers;

        Sentence(LanguageWords language, String sentence) {
            this.language = language;
            this.tokens = List.of(sentence.strip().split("\\s+"));
            for (int i = 0; i < tokens.size(); i++) {
                for (String word : Fold.words(tokens.get(i))) {
                    words.add(word);
                    places.add(i);
                }
            }
            this.numbers = NUMBERS.computeIfAbsent(language.language(), _ -> numbers(language));
        }

        List<StatedNoticePeriod> periods() {
            var found = new ArrayList<StatedNoticePeriod>();
            for (int i = 0; i < words.size(); i++) {
                Span span = span(i);
                if (span != null && isNotice(span)) {
                    int from = places.get(Math.max(0, span.number() - BEFORE));
                    int to = places.get(Math.min(words.size() - 1, span.unit() + BEHIND));
                    found.add(new StatedNoticePeriod(
                            span.days(), tokens.subList(from, to + 1).stream().collect(Collectors.joining(" "))));
                }
            }
            return found;
        }

        /// The number that ends before the unit at that index.
        private @Nullable Span span(int unit) {
            boolean open = is("notice.periods", unit);
            boolean weeks = !open && is("notice.weeks", unit);
            if (!open && !weeks && !is("notice.days", unit)) {
                return null;
            }
            int before = unit - 1;
            boolean working = is("notice.working", before) || is("notice.working", unit + 1);
            if (before >= 0 && (is("notice.working", before) || is("notice.whole", before))) {
                before--;
            }
            Integer number = within(words.get(unit));
            if (number == null) {
                number = number(before);
            } else {
                before = unit;
            }
            return number == null
                    ? null
                    : new Span(before, unit, open || working ? null : Integer.valueOf(number * (weeks ? WEEK : 1)));
        }

        private @Nullable Integer number(int at) {
            if (at < 0) {
                return null;
            }
            String word = words.get(at);
            if (word.matches("\\d{1,3}")) {
                return Integer.valueOf(word);
            }
            Integer two = at == 0 ? null : numbers.get(words.get(at - 1) + " " + word);
            return two == null ? numbers.get(word) : two;
        }

        /// The number within a compound: `vierwöchig`.
        private @Nullable Integer within(String word) {
            return numbers.entrySet().stream()
                    .filter(one -> one.getKey().length() > 2
                            && word.length() > one.getKey().length() + 3
                            && word.startsWith(one.getKey()))
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(null);
        }

        private boolean isNotice(Span span) {
            for (int i = span.number() - 1; i >= Math.max(0, span.number() - WITHIN); i--) {
                if (is("notice.within", i)) {
                    return false;
                }
            }
            if (is("notice.since", span.unit() + 1) || is("notice.within", span.unit() + 1)) {
                return false;
            }
            for (int i = Math.max(0, span.number() - BEFORE); i <= span.unit() + BEHIND; i++) {
                if (is("notice.ahead", i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean is(String key, int at) {
            return at >= 0
                    && at < words.size()
                    && language.phrases(key).stream().anyMatch(phrase -> phrase.end(words, at) > 0);
        }
    }
}
