package register.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import register.policy.DateBasis;

/// A line that states a page's date: "Last updated: 2 October 2023".
///
/// @param dates the date, or the two that a line such as "10/02/2023" may mean
record DateLine(DateBasis basis, List<LocalDate> dates) {
    private static final int LONGEST = 200;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern UPDATED = Pattern.compile(
            "(?:last|recently) (?:updated|modified|revised)|updated on|viimati (?:uuendatud|muudetud)|zuletzt (?:aktualisiert"
                    + "|geändert)|letzte (?:aktualisierung|änderung)|\\bstand:|naposledy (?:aktualizovan|upraven)"
                    + "|posledná aktualizácia|dátum aktualizácie",
            FLAGS);
    private static final Pattern EFFECTIVE =
            Pattern.compile("effective|in force|kehtib alates|jõustu|gültig ab|in kraft|platn[éá] od|účinn", FLAGS);

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})\\b");
    private static final Pattern SLASHED = Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b");
    private static final Pattern DAY_FIRST =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?(\\p{L}+)\\.?,? (\\d{4})\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\p{L}+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b");

    /// The beginnings of month names in English, Estonian, German and Slovak.
    private static final List<Pattern> MONTHS = List.of(
                    "ja+n",
                    "feb|veeb",
                    "mar|mär|mrz",
                    "apr",
                    "ma[yi]$|mai|máj",
                    "juni|juun|jún|jun$|june",
                    "juli|juul|júl|jul$|july",
                    "aug",
                    "sep",
                    "o[ck]t",
                    "nov",
                    "de[cz]|dets")
            .stream()
            .map(Pattern::compile)
            .toList();

    DateLine {
        dates = List.copyOf(dates);
    }

    /// The date that the text states, with words that say which kind it is.
    static Optional<DateLine> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean updated = UPDATED.matcher(text).find();
        if (!updated && !EFFECTIVE.matcher(text).find()) {
            return Optional.empty();
        }
        List<LocalDate> dates = dates(text);
        return dates.isEmpty()
                ? Optional.empty()
                : Optional.of(new DateLine(updated ? DateBasis.LAST_UPDATED : DateBasis.EFFECTIVE, dates));
    }

    private static List<LocalDate> dates(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return date(iso.group(1), iso.group(2), iso.group(3)).stream().toList();
        }
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.find()) {
            return date(dotted.group(3), dotted.group(2), dotted.group(1)).stream()
                    .toList();
        }
        Matcher slashed = SLASHED.matcher(text);
        if (slashed.find()) {
            return IntStream.of(1, 2)
                    .mapToObj(month -> date(slashed.group(3), slashed.group(month), slashed.group(3 - month)))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.find()) {
            return date(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1)).stream()
                    .toList();
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        return monthFirst.find()
                ? date(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2)).stream()
                        .toList()
                : List.of();
    }

    private static String month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return IntStream.range(0, MONTHS.size())
                .filter(i -> MONTHS.get(i).matcher(lower).lookingAt())
                .mapToObj(i -> Integer.toString(i + 1))
                .findFirst()
                .orElse("0");
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
