package register.pdf.seal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import register.pdf.timestamp.TestCa;
import register.pdf.timestamp.TestCa.Revocation;
import register.pdf.timestamp.TestCa.Validity;

/// The certificates that may seal.
class SealKeyTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void aCertificateThatIsNotValidNowOrNotForSealingIsRefusedByName() throws Exception {
        try (TestCa ca = TestCa.start()) {
            Instant from = NOON.minus(Duration.ofDays(1));
            Instant until = NOON.plus(Duration.ofDays(1));
            X509Certificate certificate = ca.seal("EC", 256, new Validity(from, until), Revocation.NONE)
                    .certificates()
                    .getFirst();
            assertDoesNotThrow(() -> SealKey.requireUsable(certificate, NOON));
            for (Instant now : new Instant[] {from.minusSeconds(1), until.plusSeconds(1)}) {
                assertEquals(
                        "the certificate of CN=Example Ltd seal, O=Example Ltd, C=EE is valid from " + from + " until "
                                + until + ": not now, " + now,
                        refusal(certificate, now));
            }
            assertEquals(
                    "the certificate of CN=Fictitious Root belongs to a certification authority (basic constraints), so"
                            + " it cannot be trusted as a sealer's own",
                    refusal(ca.root(), Instant.now()));
            X509Certificate encrypting = TestKeys.make("EC", 256, "CN=Encryption only", KeyUsage.keyAgreement)
                    .certificates()
                    .getFirst();
            assertEquals(
                    "the certificate of CN=Encryption only is not for sealing: its key usage names neither digital"
                            + " signature nor non-repudiation",
                    refusal(encrypting, TestKeys.NOW));
        }
    }

    private static String refusal(X509Certificate certificate, Instant now) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> SealKey.requireUsable(certificate, now))
                        .getMessage());
    }
}
