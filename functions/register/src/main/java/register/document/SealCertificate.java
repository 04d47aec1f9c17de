package register.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import register.value.Sha256;

/// A certificate under which documents of this register were sealed, as the register publishes it.
///
/// @param use what was sealed under it; nothing else is genuine under it
/// @param sha256 its fingerprint: of the certificate in DER
/// @param subject in one line, as the documents print it
/// @param notBefore since when it is valid, as it says
/// @param notAfter until when
/// @param chain PEM (RFC 7468): the certificate itself, then those of its issuers as far as the documents carry them
/// @param usedSince when it was recorded, just before its first seal
/// @param imported whether it was another register's, whose archive was read in: nothing is sealed under it here
public record SealCertificate(
        SealUse use,
        Sha256 sha256,
        String subject,
        Instant notBefore,
        Instant notAfter,
        String chain,
        Instant usedSince,
        boolean imported) {

    /// One that is used here.
    ///
    /// @param chain the certificate itself first
    public static SealCertificate of(SealUse use, List<X509Certificate> chain, Instant usedSince) {
        X509Certificate own = chain.getFirst();
        try {
            return new SealCertificate(
                    use,
                    Sha256.of(own.getEncoded()),
                    own.getSubjectX500Principal().toString(),
                    own.getNotBefore().toInstant(),
                    own.getNotAfter().toInstant(),
                    new String(CertificateFile.pem(chain), US_ASCII),
                    usedSince,
                    false);
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }

    /// The certificate itself, without its issuers' (PEM): what to trust.
    public String certificate() {
        return chain.substring(0, ownEnd());
    }

    /// The certificates of its issuers (PEM), which vouch for others too; empty if there are none.
    public String issuers() {
        return chain.substring(ownEnd());
    }

    private int ownEnd() {
        return chain.indexOf(CertificateFile.END) + CertificateFile.END.length();
    }

    /// The same as another register's.
    public SealCertificate asImported() {
        return new SealCertificate(use, sha256, subject, notBefore, notAfter, chain, usedSince, true);
    }
}
