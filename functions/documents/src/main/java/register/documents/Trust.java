package register.documents;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a verifier takes for granted.
///
/// @param sealers certificates of registers, retired ones too, or of those who issued such
/// @param authorities certificates of time-stamp authorities, or of those who issued such
/// @param now when it verifies; null to believe of each seal the time that it claims
/// @param knownSince since when this very file is known to exist, from elsewhere; null where nobody knows
public record Trust(
        List<X509Certificate> sealers,
        List<X509Certificate> authorities,
        @Nullable Instant now,
        @Nullable Instant knownSince) {
    public Trust {
        sealers = List.copyOf(sealers);
        authorities = List.copyOf(authorities);
    }
}
