package register.words;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import register.value.Language;

/// Dates as a reader of a language writes them, e.g. `2. oktoober 2023` (Unicode CLDR, as the JDK carries it).
public final class LongDate {
    private LongDate() {}

    public static String of(LocalDate date, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(date);
    }
}
