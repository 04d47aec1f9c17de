package register.machine.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The mail listener's certificate for STARTTLS.
///
/// @param chain the certificate, then its issuers'
/// @param tls presents it
public record ServerCertificate(List<X509Certificate> chain, SSLContext tls) {
    private static final byte[] ANYTHING = "anything".getBytes(US_ASCII);

    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /// @throws IllegalArgumentException if the key does not match the certificate
    public static ServerCertificate of(List<X509Certificate> chain, PrivateKey key) {
        try {
            if (!belongs(key, chain.getFirst().getPublicKey())) {
                throw new IllegalArgumentException(
                        chain.stream().skip(1).anyMatch(issuer -> belongs(key, issuer.getPublicKey()))
                                ? "belongs to a later certificate in the file: put that one first, then its issuers'"
                                : "does not belong to this certificate");
            }
            KeyStore store = Certificates.empty();
            store.setKeyEntry("mail", key, Certificates.NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, Certificates.NO_PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return new ServerCertificate(chain, tls);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("cannot be used with this certificate: " + e.getMessage(), e);
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey other) {
        String algorithm = key.getAlgorithm();
        if (!algorithm.equals(other.getAlgorithm())) {
            return false;
        }
        try {
            String signatures = switch (algorithm) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> algorithm;
            };
            Signature signature = Signature.getInstance(signatures);
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// When it expires: then mail servers that verify certificates refuse it.
    public Instant notAfter() {
        return chain.getFirst().getNotAfter().toInstant();
    }
}
