package register.pdf.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.document.SealUse;

class DevelopmentCertificateTest {
    @TempDir
    Path directory;

    @Test
    void itSaysDevelopment() throws IOException {
        Path file = directory.resolve("seal.p12");
        Files.write(file, DevelopmentCertificate.pkcs12(SealUse.POLICY_SEAL, TestKeys.PASSWORD, TestKeys.CLOCK));
        X509Certificate certificate =
                Pkcs12SigningKey.open(file, TestKeys.PASSWORD).certificates().getFirst();
        assertTrue(certificate.getSubjectX500Principal().getName().contains("development"));
        assertTrue(DevelopmentCertificate.is(certificate));
        assertFalse(DevelopmentCertificate.is(TestKeys.rsa().certificates().getFirst()));
        assertEquals(TestKeys.NOW, certificate.getNotBefore().toInstant());
        assertEquals(
                256,
                ((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength());
    }

    @Test
    void aCompanyMayHaveDevelopmentInItsName() throws Exception {
        SigningKey key = TestKeys.make(
                "EC", 256, "CN=Example Development Ltd seal, O=Example Development Ltd", KeyUsage.nonRepudiation);
        assertFalse(DevelopmentCertificate.is(key.certificates().getFirst()));
    }

    @Test
    void aKeyFileThatCannotServeIsRefusedInWords() throws IOException {
        Path file = directory.resolve("seal.p12");
        Files.write(file, DevelopmentCertificate.pkcs12(SealUse.POLICY_SEAL, TestKeys.PASSWORD, TestKeys.CLOCK));
        var wrong =
                assertThrows(IllegalArgumentException.class, () -> Pkcs12SigningKey.open(file, "wrong".toCharArray()));
        assertEquals("the password of " + file + " is wrong", wrong.getMessage());
        Path garbage = Files.writeString(directory.resolve("garbage.p12"), "garbage");
        assertThrows(IllegalArgumentException.class, () -> Pkcs12SigningKey.open(garbage, TestKeys.PASSWORD));
        assertThrows(
                UncheckedIOException.class,
                () -> Pkcs12SigningKey.open(directory.resolve("absent.p12"), TestKeys.PASSWORD));
        SigningKey key = Pkcs12SigningKey.open(file, TestKeys.PASSWORD);
        assertThrows(IllegalArgumentException.class, () -> key.sign(new byte[20]));
    }
}
