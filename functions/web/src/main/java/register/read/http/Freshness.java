package register.read.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/// The time that an answer may be cached: `Cache-Control`.
public final class Freshness {
    public static final String NEVER = "no-store";
    /// For answers that can no longer change.
    public static final String SETTLED = "public, max-age=604800";
    /// For permanent bytes (RFC 8246).
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";
    /// For answers that may change at any moment, and whose clients would notice.
    public static final String REVALIDATED = "no-cache";

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /// The time an answer may take to reach a cache: caching ends this long before midnight.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private Freshness() {}

    /// @param persons true if it names persons: caches must not outlast a redaction
    public static String naming(boolean persons, Instant now, ZoneId zone) {
        return persons ? REVALIDATED : at(now, zone);
    }

    public static String at(Instant now, ZoneId zone) {
        return at(now, List.of(zone));
    }

    /// A minute, but never past the next midnight in any of the zones, when versions take effect.
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
