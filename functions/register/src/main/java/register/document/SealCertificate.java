package register.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import register.value.Sha256;

/// A certificate for the seals on this register's documents, as published.
///
/// @param use the kind of document sealed under it; any other kind is not genuine
/// @param sha256 its fingerprint: of the certificate in DER
/// @param subject in one line, as printed in documents
/// @param notBefore the start of its validity
/// @param notAfter the end of its validity
/// @param chain PEM (RFC 7468): the certificate, then its issuers' as far as the documents carry them
/// @param usedSince when it was recorded, just before its first seal
/// @param imported true if it came from another register's archive: it seals nothing here
public record SealCertificate(
        SealUse use,
        Sha256 sha256,
        String subject,
        Instant notBefore,
        Instant notAfter,
        String chain,
        Instant usedSince,
        boolean imported) {

    /// A certificate in use here.
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

    /// The certificate alone, without its issuers' (PEM): the one to trust.
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

    /// A copy marked as another register's.
    public SealCertificate asImported() {
        return new SealCertificate(use, sha256, subject, notBefore, notAfter, chain, usedSince, true);
    }
}
