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
    /// The time after which the edge asks for a file again, whose replacement may be a few minutes late.
    private static final Duration FILE = Duration.ofMinutes(5);
    /// The beginning of what concerns the edge alone (`ServedSite.edge`), which is told of each entry.
    private static final String EDGE = ", s-maxage=";
    /// If no function answers, a list of this week, which states its day, is better than none (RFC 5861).
    private static final String IF_ERROR = ", stale-if-error=604800";
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

    /// A minute, but never past the next midnight in any of the zones, when versions take effect; at the edge until
    /// that midnight. For answers that depend on entries and the day.
    public static String at(Instant now, Collection<ZoneId> zones) {
        Duration left = left(now, zones);
        // Without a zone nothing happens at midnight, so an answer may be renewed while it is served.
        return zones.isEmpty()
                ? answer(LONGEST, LONGEST, ", stale-while-revalidate=600")
                : answer(shorter(left, LONGEST), left, "");
    }

    /// The same without the edge's longer time, for answers that change without an entry: cosignatures, documents.
    public static String briefly(Instant now, ZoneId zone) {
        Duration fresh = shorter(left(now, List.of(zone)), LONGEST);
        return answer(fresh, fresh, "");
    }

    /// The value for the clients of a register that no edge serves: other caches are not told of entries.
    public static String withoutEdge(String cacheControl) {
        int end = cacheControl.indexOf(EDGE);
        return end < 0 ? cacheControl : cacheControl.substring(0, end);
    }

    /// The value for a file that is replaced when its day ends: it does not depend on the time of its writing.
    public static String ofFile(String cacheControl) {
        return cacheControl.contains(EDGE) ? answer(LONGEST, FILE, "") : cacheControl;
    }

    private static String answer(Duration fresh, Duration atEdge, String renewing) {
        return "public, max-age=" + fresh.toSeconds() + EDGE + atEdge.toSeconds() + renewing + IF_ERROR;
    }

    /// The time until the first midnight in any of the zones.
    private static Duration left(Instant now, Collection<ZoneId> zones) {
        Duration least = Duration.ofDays(1);
        for (ZoneId zone : zones) {
            Instant midnight = LocalDate.ofInstant(now, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            least = shorter(Duration.between(now, midnight).minus(MARGIN), least);
        }
        return least.isNegative() ? Duration.ZERO : least;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
