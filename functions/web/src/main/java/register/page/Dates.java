package register.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.value.Language;
import register.words.LongDate;

/// Dates and times in a reader's language, with their machine-readable form.
public final class Dates {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Dates() {}

    public static Html date(LocalDate date, Language language) {
        return Html.element("time", LongDate.of(date, language)).with("datetime", date.toString());
    }

    /// A time to the minute with its zone, e.g. `14 February 2031, 23:59 CET`.
    public static Html zoned(ZonedDateTime time, Language language) {
        return Html.element(
                        "time",
                        Html.text(minute(time.toLocalDateTime(), language) + " "),
                        Html.element("abbr", zone(time, language))
                                .with("title", time.getZone().getId()))
                .with("datetime", time.toOffsetDateTime().toString());
    }

    /// The time as plain text.
    public static String text(ZonedDateTime time, Language language) {
        return minute(time.toLocalDateTime(), language) + " " + zone(time, language);
    }

    private static String zone(ZonedDateTime time, Language language) {
        return DateTimeFormatter.ofPattern("zzz", language.locale()).format(time);
    }

    /// A time to the minute, whose zone is stated nearby.
    public static Html local(LocalDateTime time, Language language) {
        return Html.element("time", minute(time, language)).with("datetime", time.toString());
    }

    /// A time to the minute, in UTC.
    public static Html instant(Instant instant, Language language) {
        return Html.element("time", minute(instant, language)).with("datetime", instant.toString());
    }

    /// The time within a sentence.
    public static String minute(Instant instant, Language language) {
        return minute(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), language) + " UTC";
    }

    private static String minute(LocalDateTime time, Language language) {
        return LongDate.of(time.toLocalDate(), language) + ", " + MINUTE.format(time);
    }
}
