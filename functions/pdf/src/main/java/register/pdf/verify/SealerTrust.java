package register.pdf.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import register.pdf.seal.DistinguishedName;
import register.pdf.seal.SealKey;
import register.pdf.timestamp.CertificatePath;

/// The sealers whose documents are genuine. A certificate is either a sealer's own, which vouches for no one else, or a
/// certification authority's, which vouches for one subject alone, because two companies may have the same authority.
public sealed interface SealerTrust {

    /// The standing of a signer.
    ///
    /// @param signer the certificate of the seal
    /// @param carried the certificates that the seal carries
    /// @param at when its path must be valid (RFC 5280, 6)
    SealerStanding standing(X509Certificate signer, List<X509Certificate> carried, Instant at);

    /// Certificates of trusted authorities, which may have signed revocation data.
    default List<X509Certificate> authorities() {
        return List.of();
    }

    /// Known sealers, by certificate or key. Refuses a certification authority's certificate by name
    /// (`IllegalArgumentException`).
    ///
    /// @param sealers their own certificates
    record Pinned(List<X509Certificate> sealers) implements SealerTrust {
        public Pinned {
            sealers = List.copyOf(sealers);
            sealers.stream().filter(SealKey::isAuthority).findFirst().ifPresent(authority -> {
                throw new IllegalArgumentException(
                        "the certificate of " + DistinguishedName.printed(authority)
                                + " is a certification authority's, which issues others too: expected only the sealer's own certificate");
            });
        }

        @Override
        public SealerStanding standing(X509Certificate signer, List<X509Certificate> carried, Instant at) {
            if (sealers.contains(signer)) {
                return SealerStanding.PINNED;
            }
            return hasKey(sealers, signer) ? SealerStanding.PINNED_KEY : SealerStanding.UNKNOWN;
        }

        private static boolean hasKey(List<X509Certificate> sealers, X509Certificate signer) {
            return sealers.stream().anyMatch(each -> each.getPublicKey().equals(signer.getPublicKey()));
        }
    }

    /// The certificates that a register recorded before it sealed (`SealCertificates`).
    ///
    /// @param sealers its own certificates, including retired ones
    record Recorded(List<X509Certificate> sealers) implements SealerTrust {
        public Recorded {
            sealers = List.copyOf(sealers);
        }

        @Override
        public SealerStanding standing(X509Certificate signer, List<X509Certificate> carried, Instant at) {
            return sealers.contains(signer) ? SealerStanding.RECORDED : SealerStanding.UNKNOWN;
        }
    }

    /// One subject that a certification authority vouches for. Refuses a certificate that is not an authority's, and an
    /// empty subject (`IllegalArgumentException`).
    ///
    /// @param authority the authority's certificate
    /// @param subject the required subject of the signer's certificate, issued by that authority
    record Vouched(X509Certificate authority, X500Principal subject) implements SealerTrust {
        public Vouched {
            if (!SealKey.isAuthority(authority)) {
                throw new IllegalArgumentException("the certificate of " + DistinguishedName.printed(authority)
                        + " is no certification authority's");
            }
            if (subject.getName().isEmpty()) {
                throw new IllegalArgumentException("expected a subject with a name");
            }
        }

        @Override
        public SealerStanding standing(X509Certificate signer, List<X509Certificate> carried, Instant at) {
            boolean vouched = !signer.equals(authority)
                    && DistinguishedName.same(subject, signer.getSubjectX500Principal())
                    && CertificatePath.leads(signer, carried, List.of(authority), at);
            return vouched ? SealerStanding.VOUCHED : SealerStanding.UNKNOWN;
        }

        @Override
        public List<X509Certificate> authorities() {
            return List.of(authority);
        }
    }
}
