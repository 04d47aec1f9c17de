package register.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import register.value.Language;

/// Dates in the usual form of a language and region, e.g. `2. oktoober 2023` (Unicode CLDR, as in the JDK). English
/// without a region is British, as in the EU's official languages.
public final class LongDate {
    /// The first of a month, in languages for which CLDR has only the number.
    private static final Map<String, String> FIRST = Map.of("fr", "1er", "it", "1º");

    private LongDate() {}

    public static String of(LocalDate date, Language language) {
        String said = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.equals(Language.ENGLISH) ? Locale.UK : language.locale())
                .format(date);
        String first = FIRST.get(language.tag());
        return date.getDayOfMonth() == 1 && first != null ? said.replaceFirst("^1 ", first + " ") : said;
    }
}
