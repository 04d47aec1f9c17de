package register.pdf.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.value.Language;
import register.words.LongDate;

/// Times as documents write them, always with their zone.
final class Instants {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Instants() {}

    /// E.g. `2026-11-27 03:51:07 UTC`.
    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /// The day of an instant in a zone, in words.
    static String day(Instant instant, ZoneId zone, Language language) {
        return LongDate.of(ZonedDateTime.ofInstant(instant, zone).toLocalDate(), language);
    }

    /// A time of day with its zone, e.g. `23:59 CET (Europe/Berlin)`; if the clocks skip it, the time that they show.
    static String time(LocalDateTime local, ZoneId zone, Language language) {
        ZonedDateTime shown = local.atZone(zone);
        String name = DateTimeFormatter.ofPattern("z", language.locale()).format(shown);
        return TIME.format(shown) + (name.equals(zone.getId()) ? " " + name : " " + name + " (" + zone.getId() + ")");
    }
}
