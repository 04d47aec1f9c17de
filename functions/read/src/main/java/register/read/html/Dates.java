package register.read.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.value.Language;
import register.words.LongDate;

/// Dates and times as a reader of a language writes them, and as machines do beside.
public final class Dates {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Dates() {}

    public static Html date(LocalDate date, Language language) {
        return Html.element("time", LongDate.of(date, language)).with("datetime", date.toString());
    }

    public static Html instant(Instant instant) {
        return Html.element("time", minute(instant)).with("datetime", instant.toString());
    }

    /// For within a sentence.
    public static String minute(Instant instant) {
        return MINUTE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }
}
