package register.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/// Certificates as PEM (RFC 7468), handed out for checking the register's documents.
public final class CertificateFile {
    static final String END = "\n-----END CERTIFICATE-----\n";

    private CertificateFile() {}

    /// The certificates as a PEM file.
    public static byte[] pem(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        try {
            for (X509Certificate certificate : certificates) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(base64.encodeToString(certificate.getEncoded()))
                        .append(END);
            }
            return text.toString().getBytes(US_ASCII);
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate in use has an encoding", e);
        }
    }

    /// Reads certificates in PEM, or one in DER.
    ///
    /// @throws IllegalArgumentException if there is none
    public static List<X509Certificate> read(byte[] content) {
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("expected a certificate (PEM or DER), found none");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("expected a certificate (PEM or DER)", e);
        }
    }
}
