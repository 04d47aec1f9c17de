package register.local.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates for connections of mail, from PEM files as certificate authorities hand them out.
public final class Certificates {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = {};

    private Certificates() {}

    /// Trusts these alone, in place of those that Java trusts.
    ///
    /// @param pem one certificate or several
    /// @throws IllegalArgumentException saying what was expected
    public static SSLContext trusting(byte[] pem) {
        try {
            KeyStore store = empty();
            int number = 0;
            for (Certificate certificate : certificates(pem)) {
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

    /// Shows this certificate to who connects.
    ///
    /// @param pem the certificate, and its issuers' after it
    /// @param key its private key, PKCS#8, not encrypted
    /// @throws IllegalArgumentException saying what was expected
    public static SSLContext showing(byte[] pem, byte[] key) {
        try {
            List<Certificate> chain = certificates(pem);
            KeyStore store = empty();
            store.setKeyEntry(
                    "mail", privateKey(chain.getFirst(), key), NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("expected a certificate and its key (PEM): " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(Certificate certificate, byte[] pem) throws GeneralSecurityException {
        Matcher found = PRIVATE_KEY.matcher(new String(pem, US_ASCII));
        if (!found.find()) {
            throw new IllegalArgumentException("expected a private key (PEM, PKCS#8, not encrypted)");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static List<Certificate> certificates(byte[] pem) throws GeneralSecurityException {
        List<Certificate> found = List.copyOf(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("expected a certificate (PEM), found none");
        }
        return found;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
