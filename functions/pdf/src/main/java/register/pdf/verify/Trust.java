package register.pdf.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.document.SealUse;

/// The parties and times that a verifier trusts.
///
/// @param sealers the trusted sealers of policies
/// @param acknowledgementSealers the trusted sealers of acknowledgements
/// @param clocks certificates of trusted time-stamp authorities, or of certification authorities, each of which vouches
///     for every time-stamp authority under it
/// @param now the time of verification; null to trust the time that each seal claims
/// @param knownSince when this file is known, from elsewhere, to have existed; null if unknown
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

    /// Trust in sealers of both kinds of document.
    public Trust(
            SealerTrust sealers, List<X509Certificate> clocks, @Nullable Instant now, @Nullable Instant knownSince) {
        this(sealers, sealers, clocks, now, knownSince);
    }

    /// Trust in sealers of one kind of document, and in none for the other.
    public static Trust in(SealUse use, SealerTrust sealers, List<X509Certificate> clocks, @Nullable Instant now) {
        return switch (use) {
            case POLICY_SEAL -> new Trust(sealers, NOBODY, clocks, now, null);
            case ACKNOWLEDGEMENT_SEAL -> new Trust(NOBODY, sealers, clocks, now, null);
        };
    }

    /// The standing of the signer of a document of this kind.
    SealerStanding standing(SealUse use, X509Certificate signer, List<X509Certificate> carried, Instant at) {
        SealerStanding standing = sealers(use).standing(signer, carried, at);
        if (standing != SealerStanding.UNKNOWN) {
            return standing;
        }
        boolean otherwise = Stream.of(SealUse.values())
                .anyMatch(other -> sealers(other).standing(signer, carried, at) != SealerStanding.UNKNOWN);
        return otherwise ? SealerStanding.OTHER_USE : SealerStanding.UNKNOWN;
    }

    /// Certificates of trusted authorities, which may have signed revocation data.
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
