package register.pdf.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import register.document.SealUse;

/// A self-signed certificate for trying out the register: its subject says "development", and so does every document
/// sealed with it.
public final class DevelopmentCertificate {
    private static final X500Principal OF_POLICIES =
            new X500Principal("CN=Subprocessor Register development seal, O=development");
    private static final X500Principal OF_ACKNOWLEDGEMENTS =
            new X500Principal("CN=Subprocessor Register development seal, OU=acknowledgements, O=development");

    private DevelopmentCertificate() {}

    /// True for a development certificate, judged by its whole subject, since a company may have the word in its name.
    public static boolean is(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        return OF_POLICIES.equals(subject) || OF_ACKNOWLEDGEMENTS.equals(subject);
    }

    /// Makes a P-256 key with its certificate.
    ///
    /// @return a PKCS #12 file with this password
    public static byte[] pkcs12(SealUse use, char[] password, Clock clock) {
        try {
            KeyPair pair = SealKey.pair(SealKey.Algorithm.P_256);
            return SealKey.pkcs12(pair.getPrivate(), certificate(use, pair, clock.instant()), password);
        } catch (GeneralSecurityException | OperatorException | IOException e) {
            throw new IllegalStateException("this Java cannot make a P-256 certificate", e);
        }
    }

    /// Makes the certificate of a key that is elsewhere.
    ///
    /// @param key the private key of the pair
    public static X509Certificate of(SealUse use, PublicKey publicKey, DigestSigner key, Clock clock) {
        return SelfSignedCertificate.make(subject(use), publicKey, key, clock);
    }

    private static X509Certificate certificate(SealUse use, KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorException, IOException {
        return SelfSignedCertificate.make(
                subject(use),
                pair.getPublic(),
                now,
                new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static X500Principal subject(SealUse use) {
        return use == SealUse.POLICY_SEAL ? OF_POLICIES : OF_ACKNOWLEDGEMENTS;
    }
}
