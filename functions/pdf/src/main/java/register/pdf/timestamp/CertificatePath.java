package register.pdf.timestamp;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.stream.Collectors;

/// Checks whether a certificate leads to a trusted one (RFC 5280, 6).
public final class CertificatePath {
    private CertificatePath() {}

    /// True if the certificate was issued under one of the anchors and valid then. Ignores revocation.
    ///
    /// @param anchors certificates of certification authorities
    /// @param others possible intermediate certificates
    public static boolean leads(
            X509Certificate certificate,
            Collection<X509Certificate> others,
            Collection<X509Certificate> anchors,
            Instant at) {
        if (anchors.isEmpty()) {
            return false;
        }
        var target = new X509CertSelector();
        target.setCertificate(certificate);
        try {
            var parameters = new PKIXBuilderParameters(
                    anchors.stream()
                            .map(anchor -> new TrustAnchor(anchor, null))
                            .collect(Collectors.toSet()),
                    target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            return CertPathBuilder.getInstance("PKIX").build(parameters) != null;
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalArgumentException("no certificate to trust", e);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
