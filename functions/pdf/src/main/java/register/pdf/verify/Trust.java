package register.pdf.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.document.SealUse;

/// What a verifier takes for granted.
///
/// @param sealers by whom a policy must be sealed to be genuine
/// @param acknowledgementSealers by whom an acknowledgement must be
/// @param clocks certificates of time-stamp authorities whose clocks are believed, or of certification authorities,
///     each of which vouches for every time-stamp authority under it
/// @param now when it verifies; null to believe of each seal the time that it claims
/// @param knownSince since when this very file is known to exist, from elsewhere; null where nobody knows
public record Trust(
        SealerTrust sealers,
        SealerTrust acknowledgementSealers,
        List<X509Certificate> clocks,
        @Nullable Instant now,
        @Nullable Instant knownSince) {
    private static final SealerTrust NOBODY = new SealerTrust.Pinned(List.of());

    public Trust {
        clocks = List.copyOf(clocks);
    }

    /// In sealers of documents of both kinds.
    public Trust(
            SealerTrust sealers, List<X509Certificate> clocks, @Nullable Instant now, @Nullable Instant knownSince) {
        this(sealers, sealers, clocks, now, knownSince);
    }

    /// In sealers of documents of one kind, and in nobody for the other.
    public static Trust in(SealUse use, SealerTrust sealers, List<X509Certificate> clocks, @Nullable Instant now) {
        return switch (use) {
            case POLICY_SEAL -> new Trust(sealers, NOBODY, clocks, now, null);
            case ACKNOWLEDGEMENT_SEAL -> new Trust(NOBODY, sealers, clocks, now, null);
        };
    }

    /// How far the signer of a document of this kind is vouched for.
    SealerStanding standing(SealUse use, X509Certificate signer, List<X509Certificate> carried, Instant at) {
        SealerStanding standing = sealers(use).standing(signer, carried, at);
        if (standing != SealerStanding.UNKNOWN) {
            return standing;
        }
        boolean otherwise = Stream.of(SealUse.values())
                .anyMatch(other -> sealers(other).standing(signer, carried, at) != SealerStanding.UNKNOWN);
        return otherwise ? SealerStanding.OTHER_USE : SealerStanding.UNKNOWN;
    }

    /// Certificates of authorities that are trusted: they may have signed revocation data.
    List<X509Certificate> authorities() {
        return Stream.concat(sealers.authorities().stream(), acknowledgementSealers.authorities().stream())
                .distinct()
                .toList();
    }

    private SealerTrust sealers(SealUse use) {
        return switch (use) {
            case POLICY_SEAL -> sealers;
            case ACKNOWLEDGEMENT_SEAL -> acknowledgementSealers;
        };
    }
}
