package register.pdf;

import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The EU's Digital Signature Service's result for a document, without network.
public final class Dss {
    private Dss() {}

    /// @param crl a revocation list besides those in the document; null for none
    /// @return indication and sub-indication, as the standard writes them
    public static String verdict(byte[] pdf, List<X509Certificate> trusted, byte @Nullable [] crl, Instant at) {
        var anchors = new CommonTrustedCertificateSource();
        trusted.forEach(each -> anchors.addCertificate(new CertificateToken(each)));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        verifier.setAIASource(null);
        if (crl != null) {
            verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(crl)));
        }
        SignedDocumentValidator validator;
        try {
            validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        } catch (RuntimeException e) {
            return "refused";
        }
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(at));
        SimpleReport report = validator.validateDocument().getSimpleReport();
        String id = report.getFirstSignatureId();
        if (id == null) {
            return "no signature";
        }
        SubIndication sub = report.getSubIndication(id);
        return Objects.requireNonNull(report.getIndication(id)).name().replace('_', '-')
                + (sub == null ? "" : " " + sub.name());
    }
}
