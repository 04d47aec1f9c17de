package register.read.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/// How long an answer may be kept: `Cache-Control`.
public final class Freshness {
    public static final String NEVER = "no-store";
    /// For what can no longer change.
    public static final String SETTLED = "public, max-age=604800";
    /// For what is the same bytes for good (RFC 8246).
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";
    /// For what may change at any moment, and is asked for by those who would notice.
    public static final String REVALIDATED = "no-cache";

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /// What it may take an answer to reach a cache: so long before midnight none is kept beyond it.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private Freshness() {}

    /// @param persons whether it names somebody: whom a redaction ends no cache names any more
    public static String naming(boolean persons, Instant now, ZoneId zone) {
        return persons ? REVALIDATED : at(now, zone);
    }

    public static String at(Instant now, ZoneId zone) {
        return at(now, List.of(zone));
    }

    /// A minute, but never past the next midnight in any of the zones: versions take effect then.
    public static String at(Instant now, Collection<ZoneId> zones) {
        Duration longest = LONGEST;
        for (ZoneId zone : zones) {
            Instant midnight = LocalDate.ofInstant(now, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            Duration left = Duration.between(now, midnight).minus(MARGIN);
            longest = left.compareTo(longest) < 0 ? left : longest;
        }
        return "public, max-age=" + Math.max(0, longest.toSeconds());
    }
}
