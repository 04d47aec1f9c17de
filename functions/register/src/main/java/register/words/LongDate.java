package register.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import register.value.Language;

/// Dates as a reader of a language and region writes them, e.g. `2. oktoober 2023` (Unicode CLDR, as the JDK carries
/// it). English of no region is British, as among the official languages of the Union.
public final class LongDate {
    private LongDate() {}

    public static String of(LocalDate date, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.equals(Language.ENGLISH) ? Locale.UK : language.locale())
                .format(date);
    }
}
