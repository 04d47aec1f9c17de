package register.pdf.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import register.document.CertificateFile;
import register.document.SealUse;

class SelfSignedCertificateTest {

    @Test
    void isSignedByTheKeyItNamesWhicheverKindItIs() throws Exception {
        for (SigningKey key : List.of(TestKeys.development(), TestKeys.rsa())) {
            PublicKey publicKey = key.certificates().getFirst().getPublicKey();
            X509Certificate made =
                    SelfSignedCertificate.of("Näide, \"A+B\" OÜ", SealUse.POLICY_SEAL, publicKey, key, TestKeys.CLOCK);
            made.verify(publicKey);
            made.checkValidity(java.util.Date.from(TestKeys.NOW));
            assertEquals(
                    new X500Principal("CN=\"Näide, \\\"A+B\\\" OÜ seal\",O=\"Näide, \\\"A+B\\\" OÜ\""),
                    made.getSubjectX500Principal());
            assertFalse(DevelopmentCertificate.is(made));
            assertEquals(-1, made.getBasicConstraints());
            X509Certificate read =
                    CertificateFile.read(CertificateFile.pem(List.of(made))).getFirst();
            assertArrayEquals(made.getEncoded(), read.getEncoded());
        }
    }

    @Test
    void aNameThatDoesNotFitIsRefused() {
        SigningKey key = TestKeys.development();
        PublicKey publicKey = key.certificates().getFirst().getPublicKey();
        for (String name : List.of(" ", "a".repeat(60))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SelfSignedCertificate.of(name, SealUse.POLICY_SEAL, publicKey, key, TestKeys.CLOCK));
        }
        SelfSignedCertificate.of("a".repeat(59), SealUse.POLICY_SEAL, publicKey, key, TestKeys.CLOCK);
    }
}
