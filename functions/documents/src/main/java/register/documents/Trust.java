package register.documents;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a verifier takes for granted.
///
/// @param sealers by whom a document must be sealed to be genuine
/// @param clocks certificates of time-stamp authorities whose clocks are believed, or of certification authorities,
///     each of which vouches for every time-stamp authority under it
/// @param now when it verifies; null to believe of each seal the time that it claims
/// @param knownSince since when this very file is known to exist, from elsewhere; null where nobody knows
public record Trust(
        SealerTrust sealers,
        List<X509Certificate> clocks,
        @Nullable Instant now,
        @Nullable Instant knownSince) {
    public Trust {
        clocks = List.copyOf(clocks);
    }
}
