package register.importing.meaning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The first date in a text, in digits or with a month's name.
///
/// @param days the day; several if the notation is ambiguous; empty if only a month is named
/// @param month the month, if no day is named
/// @param start of the date's words in the folded text
/// @param end of the date's words
record DateWords(List<LocalDate> days, @Nullable YearMonth month, int start, int end) {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("\\b(?<y>(?:19|20)\\d{2})\\.? ?[-./] ?(?<m>\\d{1,2}) ?[-./] ?(?<d>\\d{1,2})\\b");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "\\b(?<a>\\d{1,2}) ?(?<s>[-./]) ?(?<b>\\d{1,2}) ?\\k<s> ?(?<y>(?:19|20)\\d{2}|\\d{2})(?=r?\\b)(?![-./]\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\d+");
    private static final int CENTURY = 2000;

    /// The maximum length of a word between the parts of a date: `5 de enero de 2026`, `2026. gada 5. maijs`.
    private static final int SHORT = 4;

    private static final int SHORT_WORDS = 3;

    DateWords {
        days = List.copyOf(days);
    }

    private record Token(String text, int start, int end) {
        boolean isNumber() {
            return Character.isDigit(text.charAt(0));
        }

        /// The day of the month; 0 if it is not one.
        int day() {
            return isNumber() && text.length() <= 2 ? Integer.parseInt(text) : 0;
        }

        int year() {
            return isNumber() && text.length() == 4 && (text.startsWith("19") || text.startsWith("20"))
                    ? Integer.parseInt(text)
                    : 0;
        }
    }

    /// @param folded the text, as `Fold.text` has it
    /// @param languages whose month names and date order are tried, in order of precedence
    static Optional<DateWords> in(String folded, List<String> languages) {
        List<DateWords> all = Stream.of(yearFirst(folded), yearLast(folded, languages), named(folded, languages))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(DateWords::start))
                .toList();
        return all.stream()
                .filter(one -> one.month != null && one.equals(all.getFirst()))
                .flatMap(month -> all.stream().filter(day -> day.isIn(month)))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// True for the only day in a month named just before: `May 2026 (15/05/2026)`.
    private boolean isIn(DateWords month) {
        return days.size() == 1 && YearMonth.from(days.getFirst()).equals(month.month) && start - month.end <= SHORT;
    }

    private static Optional<DateWords> yearFirst(String text) {
        Matcher found = YEAR_FIRST.matcher(text);
        return found.find()
                ? days(found, Stream.of(date(found.group("y"), found.group("m"), found.group("d"))))
                : Optional.empty();
    }

    private static Optional<DateWords> yearLast(String text, List<String> languages) {
        Matcher found = YEAR_LAST.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String year = found.group("y").length() == 2
                ? Integer.toString(CENTURY + Integer.parseInt(found.group("y")))
                : found.group("y");
        Optional<LocalDate> dayFirst = date(year, found.group("b"), found.group("a"));
        boolean known = found.group("s").equals(".") || dayFirst(languages);
        if (known && dayFirst.isPresent()) {
            return days(found, Stream.of(dayFirst));
        }
        return days(found, Stream.of(dayFirst, date(year, found.group("a"), found.group("b"))));
    }

    /// True if the language writes the day before the month; false for English, which uses both orders.
    private static boolean dayFirst(List<String> languages) {
        if (languages.isEmpty() || languages.getFirst().equals("en")) {
            return false;
        }
        String order = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, Locale.forLanguageTag(languages.getFirst()));
        return order.indexOf('d') < order.indexOf('M');
    }

    private static Optional<DateWords> days(Matcher found, Stream<Optional<LocalDate>> dates) {
        List<LocalDate> days = dates.flatMap(Optional::stream).distinct().toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(new DateWords(days, null, found.start(), found.end()));
    }

    private static Optional<DateWords> named(String text, List<String> languages) {
        var tokens = new ArrayList<Token>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            tokens.add(new Token(words.group(), words.start(), words.end()));
        }
        return named(tokens, languages, false).or(() -> named(tokens, languages, true));
    }

    private static Optional<DateWords> named(List<Token> tokens, List<String> languages, boolean inflected) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isNumber()) {
                continue;
            }
            boolean pair = i + 1 < tokens.size() && !tokens.get(i + 1).isNumber();
            Optional<Month> one = MonthNames.month(tokens.get(i).text(), languages, inflected);
            Optional<Month> two = pair && one.isEmpty()
                    ? MonthNames.month(tokens.get(i).text() + tokens.get(i + 1).text(), languages, false)
                    : Optional.empty();
            int last = two.isPresent() ? i + 1 : i;
            int first = i;
            Optional<DateWords> date = one.or(() -> two).flatMap(month -> around(tokens, first, last, month));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<DateWords> around(List<Token> tokens, int at, int end, Month month) {
        int before = number(tokens, at, -1);
        int after = number(tokens, end, 1);
        int day = before < 0 ? 0 : tokens.get(before).day();
        int year = after < 0 ? 0 : tokens.get(after).year();
        if (day > 0 && year > 0) {
            return one(
                    year,
                    month,
                    day,
                    tokens.get(before).start(),
                    tokens.get(after).end());
        }
        if (day > 0 && year == 0) {
            int first = number(tokens, before, -1);
            if (first >= 0 && tokens.get(first).year() > 0) {
                return one(
                        tokens.get(first).year(),
                        month,
                        day,
                        tokens.get(first).start(),
                        tokens.get(end).end());
            }
        }
        int second = after < 0 ? 0 : tokens.get(after).day();
        if (second > 0) {
            int last = number(tokens, after, 1);
            if (last >= 0 && tokens.get(last).year() > 0) {
                return one(
                        tokens.get(last).year(),
                        month,
                        second,
                        tokens.get(at).start(),
                        tokens.get(last).end());
            }
            if (before >= 0 && tokens.get(before).year() > 0) {
                return one(
                        tokens.get(before).year(),
                        month,
                        second,
                        tokens.get(before).start(),
                        tokens.get(after).end());
            }
        }
        if (year > 0) {
            return Optional.of(new DateWords(
                    List.of(),
                    YearMonth.of(year, month),
                    tokens.get(at).start(),
                    tokens.get(after).end()));
        }
        boolean yearBefore = before >= 0 && tokens.get(before).year() > 0;
        return yearBefore
                ? Optional.of(new DateWords(
                        List.of(),
                        YearMonth.of(tokens.get(before).year(), month),
                        tokens.get(before).start(),
                        tokens.get(end).end()))
                : Optional.empty();
    }

    private static Optional<DateWords> one(int year, Month month, int day, int start, int end) {
        return date(Integer.toString(year), Integer.toString(month.getValue()), Integer.toString(day))
                .map(date -> new DateWords(List.of(date), null, start, end));
    }

    /// The index of the next number in that direction, past a few short words at most; -1 if there is none.
    private static int number(List<Token> tokens, int from, int step) {
        int at = from + step;
        for (int i = 0;
                i < SHORT_WORDS
                        && at >= 0
                        && at < tokens.size()
                        && !tokens.get(at).isNumber();
                i++) {
            if (tokens.get(at).text().length() > SHORT) {
                return -1;
            }
            at += step;
        }
        return at >= 0 && at < tokens.size() && tokens.get(at).isNumber() ? at : -1;
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
