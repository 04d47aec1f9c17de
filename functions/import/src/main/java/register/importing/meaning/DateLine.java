package register.importing.meaning;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.DateBasis;

/// The words that state a page's date: "Last updated: 2 October 2023".
///
/// @param basis the kind of date; absent if not stated
/// @param days the date, or all readings of a date such as "10/02/2023"; empty if only a month is named
/// @param month the month, if no day is named
/// @param alone true if the text says hardly anything else
/// @param sure true if it is the date of the whole: an effective date in a long sentence may concern something else
public record DateLine(
        @Nullable DateBasis basis,
        List<LocalDate> days,
        @Nullable YearMonth month,
        boolean alone,
        boolean sure) {
    private static final int LONGEST = 4000;
    private static final Pattern SENTENCE = Pattern.compile(
            "(?<=\\p{L}{3})[.!?] |(?<=(?:19|20)\\d{2})[.!?] (?!\\p{L}+ \\d|gada|aasta|ev)" + "|\\s[|·•]\\s");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]");

    /// The maximum number of characters between the date and the words for its kind.
    private static final int NEAR = 60;

    /// The maximum number of characters in a text that introduces the list.
    private static final int LONGEST_LEAD = 300;

    private static final Pattern PART =
            Pattern.compile("(?<=\\p{L}{2}[.)]?)[.!?] |(?<=\\p{L}\\.) |(?<=-\\d{2})\\. |\\s[|·•–—-]\\s|\\s?—\\s?");
    /// Splits clauses too, but not at the comma in a date, which follows the day: `May 9, 2026`.
    private static final Pattern CLAUSE = Pattern.compile(PART.pattern() + "|(?<=\\d{4}),\\s");

    /// The maximum number of other characters in a text that only states its date.
    private static final int BESIDE = 40;

    /// The place of writing: `En Madrid, a 14 de mayo de 2025`.
    private static final Pattern PLACE = Pattern.compile(
            "(?:\\p{L}{1,3}\\s)?\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}?\\p{Ll}+){0,3}(?:,\\s*(?:\\p{Ll}{1,3}\\s+)?|\\s+(?:am|den|a|le|il|el|dnia)\\s+)");

    /// The maximum number of letters beside a date that stands alone.
    private static final int FEW = 4;

    public DateLine {
        days = List.copyOf(days);
    }

    /// @param whole true if the words concern the whole text
    private record Sign(DateBasis basis, boolean whole, String language, int start, int end) {}

    /// The date with the words for its kind.
    public static Optional<DateLine> in(String text, String language) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = Fold.text(text);
        for (Sign sign : signs(folded, language)) {
            int from = Math.max(0, sign.start() - NEAR);
            String behind = folded.substring(sign.start(), Math.min(folded.length(), sign.end() + NEAR));
            String before = folded.substring(from, sign.start());
            List<String> languages = Stream.of(sign.language(), primary(language), "en")
                    .distinct()
                    .toList();
            Optional<DateWords> found = DateWords.in(behind, languages).or(() -> DateWords.in(before, languages));
            if (found.isPresent()) {
                int said = sign.end()
                        - sign.start()
                        + found.get().end()
                        - found.get().start();
                boolean alone = folded.length() - said <= BESIDE;
                boolean sure = alone || sign.whole() || sentence(folded, sign) - said - inBrackets(folded) <= BESIDE;
                return Optional.of(new DateLine(
                        sign.basis(), found.get().days(), found.get().month(), alone, sure));
            }
        }
        return Optional.empty();
    }

    /// The number of letters in brackets, such as those on an earlier date.
    private static int inBrackets(String folded) {
        return BRACKETS.matcher(folded)
                .results()
                .mapToInt(one -> one.end() - one.start())
                .sum();
    }

    /// The length of the sentence around the words; a full stop after a digit does not end it.
    private static int sentence(String folded, Sign sign) {
        int start = 0;
        Matcher end = SENTENCE.matcher(folded);
        while (end.find()) {
            if (end.start() >= sign.end()) {
                return end.end() - start;
            }
            start = end.end();
        }
        return folded.length() - start;
    }

    /// A date that stands alone, perhaps with "Date" or "Version", also as a sentence of its own or beside the company.
    public static Optional<DateLine> bare(String text, String language) {
        if (text.length() > LONGEST_LEAD) {
            return Optional.empty();
        }
        List<String> languages = Stream.of(primary(language), "en").distinct().toList();
        boolean leads = text.endsWith(":");
        return Stream.of((leads ? CLAUSE : PART).split(text))
                .map(String::strip)
                .filter(part -> part.length() <= NEAR)
                .flatMap(part -> bare(part, text, languages).stream())
                .findFirst();
    }

    private static Optional<DateLine> bare(String part, String text, List<String> languages) {
        String folded = Fold.text(part);
        return DateWords.in(folded, languages)
                .filter(found -> isNothing(rest(folded, found))
                        || isCompany(part, folded, found)
                        || (part.length() == folded.length()
                                && PLACE.matcher(part.substring(0, found.start()))
                                        .matches()
                                && found.end()
                                        == folded.replaceFirst("[\\s.:]+$", "").length()))
                .map(found -> new DateLine(
                        null,
                        found.days(),
                        found.month(),
                        part.length() + BESIDE >= text.length(),
                        part.length() == text.length()
                                || Fold.words(rest(folded, found)).size() <= FEW
                                || isCompany(part, folded, found)));
    }

    private static boolean isNothing(String rest) {
        return rest.chars().filter(Character::isLetter).count() <= FEW
                || LanguageWords.all().stream().anyMatch(words -> words.say("dated", rest));
    }

    /// True for the company that publishes the text: `Birch Ltd, 9 May 2026`.
    private static boolean isCompany(String part, String folded, DateWords found) {
        boolean behind = found.end() == folded.stripTrailing().length() && part.length() == folded.length();
        return behind && LegalForm.ends(part.substring(0, found.start()).replaceAll("[\\s,;:|·–—-]+$", ""));
    }

    /// True if the text announces a date that follows: "Last updated:".
    public static boolean announces(String text, String language) {
        return text.length() <= BESIDE && !signs(Fold.text(text), language).isEmpty();
    }

    private static String rest(String folded, DateWords found) {
        return (folded.substring(0, found.start()) + folded.substring(found.end())).strip();
    }

    private static String primary(String tag) {
        return tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
    }

    /// The words for the kind of date, those in the page's language first.
    private static List<Sign> signs(String folded, String language) {
        var signs = new ArrayList<Sign>();
        String words = APART.matcher(folded).replaceAll(" ");
        Stream.concat(LanguageWords.of(language).stream(), LanguageWords.all().stream())
                .distinct()
                .forEach(one -> {
                    add(signs, one, DateBasis.LAST_UPDATED, "updated", words);
                    add(signs, one, DateBasis.EFFECTIVE, "effective", words);
                    add(signs, one, DateBasis.EFFECTIVE, "made", words);
                });
        signs.sort(Comparator.comparing((Sign sign) ->
                        !LanguageWords.of(language).getFirst().language().equals(sign.language()))
                .thenComparingInt(Sign::start));
        return signs;
    }

    private static void add(List<Sign> signs, LanguageWords words, DateBasis basis, String key, String folded) {
        for (String phrase : words.set(key)) {
            int start = start(folded, phrase);
            if (start >= 0) {
                signs.add(new Sign(
                        basis,
                        key.equals("made") || basis == DateBasis.LAST_UPDATED,
                        words.language(),
                        start,
                        start + phrase.length()));
            }
        }
    }

    /// The index of the phrase, at the beginning of a word; a short one must be a whole word.
    private static int start(String folded, String phrase) {
        for (int at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
            int end = at + phrase.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1));
            boolean whole = end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end));
            if (begins && (whole || phrase.length() > 5)) {
                return at;
            }
        }
        return -1;
    }
}
