package register.machine.smtp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import register.document.CertificateFile;

/// Certificates for mail connections, in the PEM files that certificate authorities issue.
public final class Certificates {
    static final char[] NO_PASSWORD = {};

    private Certificates() {}

    /// Trusts only these, instead of Java's trust store.
    ///
    /// @param pem one or more certificates
    /// @throws IllegalArgumentException naming the expected form
    public static SSLContext trusting(byte[] pem) {
        try {
            KeyStore store = empty();
            int number = 0;
            for (Certificate certificate : CertificateFile.read(pem)) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("expected certificates (PEM): " + e.getMessage(), e);
        }
    }

    static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
