package register.notices.letter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.words.LongDate;
import register.words.Words;

/// Writes deadlines to object, in the policy's time zone.
public final class EndOfObjection {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private EndOfObjection() {}

    /// The sentence that states the deadline.
    public static String sentence(Words glossary, Instant until, PolicyVersion version) {
        return glossary.get(
                "objection-until",
                moment(glossary, until, version),
                zone(version).getId());
    }

    /// Day and time, to the minute.
    public static String moment(Words words, Instant at, PolicyVersion version) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone(version));
        return LongDate.of(local.toLocalDate(), words.language()) + ", " + TIME.format(local);
    }

    public static ZoneId zone(PolicyVersion version) {
        ObjectionPeriod objection = version.objection();
        return objection == null ? version.timeZone() : objection.zone();
    }
}
