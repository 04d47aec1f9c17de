package register.page;

import static register.page.Tags.*;

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
        return element("time", LongDate.of(date, language), attribute("datetime", date.toString()));
    }

    /// A time to the minute with its zone, e.g. `14 February 2031, 23:59 CET`.
    public static Html zoned(ZonedDateTime time, Language language) {
        return element(
                "time",
                attribute("datetime", time.toOffsetDateTime().toString()),
                Tags.text(minute(time.toLocalDateTime(), language) + " "),
                element(
                        "abbr",
                        zone(time, language),
                        attribute("title", time.getZone().getId())));
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
        return element("time", minute(time, language), attribute("datetime", time.toString()));
    }

    /// A time to the minute, in UTC.
    public static Html instant(Instant instant, Language language) {
        return element("time", minute(instant, language), attribute("datetime", instant.toString()));
    }

    /// The time within a sentence.
    public static String minute(Instant instant, Language language) {
        return minute(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), language) + " UTC";
    }

    private static String minute(LocalDateTime time, Language language) {
        return LongDate.of(time.toLocalDate(), language) + ", " + MINUTE.format(time);
    }
}
