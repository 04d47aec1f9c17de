package register.editor.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.machine.http.HttpRequest;

/// A request's own statements about the page that it comes from.
///
/// @param reads true if it changes nothing
/// @param origin `Origin` (RFC 6454); null if it is missing
/// @param site `Sec-Fetch-Site` (W3C Fetch Metadata); null if it is missing
record PageOrigin(
        boolean reads, @Nullable String origin, @Nullable String site) {
    private static final List<String> READS = List.of("GET", "HEAD");

    static PageOrigin of(HttpRequest asked) {
        return new PageOrigin(READS.contains(asked.method()), first(asked, "origin"), first(asked, "sec-fetch-site"));
    }

    private static @Nullable String first(HttpRequest asked, String name) {
        return asked.values(name).stream().findFirst().orElse(null);
    }

    /// The reason for refusing it; empty if it comes from a page of this origin.
    Optional<String> refusal(String expected) {
        if (origin == null ? !reads : !origin.equals(expected)) {
            return Optional.of("another origin: only the register's own page may request this");
        }
        boolean own = site == null || site.equals("same-origin") || (site.equals("none") && reads);
        return own ? Optional.empty() : Optional.of("from another website: open the address yourself");
    }
}
