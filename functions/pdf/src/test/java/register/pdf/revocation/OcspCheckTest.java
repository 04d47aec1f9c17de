package register.pdf.revocation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import register.pdf.timestamp.TestCa;

class OcspCheckTest {
    private final TestCa ca = TestCa.start();
    private final TestCa stranger = TestCa.start();

    @AfterEach
    void close() {
        ca.close();
        stranger.close();
    }

    @Test
    void onlyTheIssuerSaysThatACertificateIsGood() throws Exception {
        X509Certificate certificate = issued(ca);
        var _ = issued(stranger);
        var check = new OcspCheck(certificate, ca.root());
        byte[] request = check.request();
        Instant now = Instant.now();
        assertTrue(check.good(ca.ocsp(request), now).isAfter(now));
        assertRefused("the OCSP response's signature is invalid", check, stranger.ocsp(request), now);
    }

    @Test
    void aResponseOnAnotherCertificateOrOneRevokedIsRefused() throws Exception {
        X509Certificate certificate = issued(ca);
        X509Certificate other = issued(ca);
        var check = new OcspCheck(certificate, ca.root());
        Instant now = Instant.now();
        assertRefused("the OCSP response concerns another certificate", check, ca.response(other), now);
        ca.revoke(certificate);
        assertRefused("OCSP does not say that it is good", check, ca.response(certificate), now);
    }

    private static X509Certificate issued(TestCa by) {
        return by.seal("EC", 256, TestCa.Validity.now(), TestCa.Revocation.OCSP)
                .certificates()
                .getFirst();
    }

    private static void assertRefused(String why, OcspCheck check, byte[] answer, Instant now) {
        IOException e = assertThrows(IOException.class, () -> check.good(answer, now));
        assertTrue(String.valueOf(e.getMessage()).contains(why), e::toString);
    }
}
