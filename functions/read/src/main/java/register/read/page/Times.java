package register.read.page;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.policy.Objection;
import register.read.html.Html;
import register.value.Language;
import register.words.LongDate;

/// Times of day with their zone, as a company states them.
final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Times() {}

    /// The last instant at which a customer can object, e.g. `14 February 2031, 23:59 CET`.
    static Html until(Objection objection, Language language) {
        return of(objection.until().atZone(objection.zone()), language);
    }

    /// The same without its zone.
    static Html local(LocalDateTime time, Language language) {
        return Html.element("time", LongDate.of(time.toLocalDate(), language) + ", " + MINUTE.format(time))
                .with("datetime", time.toString());
    }

    static Html of(ZonedDateTime time, Language language) {
        String zone = DateTimeFormatter.ofPattern("zzz", language.locale()).format(time);
        return Html.element(
                        "time",
                        Html.text(LongDate.of(time.toLocalDate(), language) + ", " + MINUTE.format(time) + " "),
                        Html.element("abbr", zone).with("title", time.getZone().getId()))
                .with("datetime", time.toOffsetDateTime().toString());
    }
}
