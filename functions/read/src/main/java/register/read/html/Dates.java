package register.read.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.value.Language;
import register.words.LongDate;

/// Dates and times as a reader of a language writes them, and as machines do beside.
public final class Dates {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Dates() {}

    public static Html date(LocalDate date, Language language) {
        return Html.element("time", LongDate.of(date, language)).with("datetime", date.toString());
    }

    /// To the minute, in UTC.
    public static Html instant(Instant instant, Language language) {
        return Html.element("time", minute(instant, language)).with("datetime", instant.toString());
    }

    /// The same within a sentence.
    public static String minute(Instant instant, Language language) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        return LongDate.of(time.toLocalDate(), language) + ", " + MINUTE.format(time) + " UTC";
    }
}
