package register.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import register.document.CertificateFile;
import register.document.SealCertificate;
import register.document.SealUse;

/// Certificates of made-up seals, each with a key of its own that was not kept.
public final class FictitiousSeals {
    public static final SealCertificate FIRST = of("""
            -----BEGIN CERTIFICATE-----
            MIIBuzCCAWGgAwIBAgIUOLAVTZvZJsDbOSGmP4Mj5c6cyZMwCgYIKoZIzj0EAwIw
            MzEUMBIGA1UECgwLTsOkaWRpcyBPw5wxGzAZBgNVBAMMEk7DpGlkaXMgT8OcIHNl
            YWwgMTAeFw0yNjAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMDMxFDASBgNVBAoM
            C07DpGlkaXMgT8OcMRswGQYDVQQDDBJOw6RpZGlzIE/DnCBzZWFsIDEwWTATBgcq
            hkjOPQIBBggqhkjOPQMBBwNCAAR8a7RexXeBZczaOnz+9qsIeR+ruY34Z2J5l1eX
            QzH02iZIGP2Snq5dxqWOjgcdYg4CGoAkaWpwkONHMWvLNiF8o1MwUTAdBgNVHQ4E
            FgQUev18KUe1o1N5ILMg/60BswqcZ08wHwYDVR0jBBgwFoAUev18KUe1o1N5ILMg
            /60BswqcZ08wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAkCIp
            I81ScoWQHcvrjiy3qYD46/sx750zaYNSDRNq4yECIDPXJJ0xDXL/BVzqBvL6bL6b
            HZD2ZVBQvdWKfCh7l9zK
            -----END CERTIFICATE-----
            """, "2026-02-01T12:00:00.123456789Z");

    public static final SealCertificate SECOND = of("""
            -----BEGIN CERTIFICATE-----
            MIIBujCCAWGgAwIBAgIUeqxeeCroYbyIIv+69K0rsKk39hgwCgYIKoZIzj0EAwIw
            MzEUMBIGA1UECgwLTsOkaWRpcyBPw5wxGzAZBgNVBAMMEk7DpGlkaXMgT8OcIHNl
            YWwgMjAeFw0yNjAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMDMxFDASBgNVBAoM
            C07DpGlkaXMgT8OcMRswGQYDVQQDDBJOw6RpZGlzIE/DnCBzZWFsIDIwWTATBgcq
            hkjOPQIBBggqhkjOPQMBBwNCAASaZMpUddITLfkulRv2dz7EHkXWHHxEqMQgP0PF
            ta4SDE+fjF9XmeVqiVv6mQaBS40tqLsIWJuhZvs3i9KVk+Vco1MwUTAdBgNVHQ4E
            FgQUwbfQ037x1UorJo4ee6SpVNGoXcQwHwYDVR0jBBgwFoAUwbfQ037x1UorJo4e
            e6SpVNGoXcQwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAH0E+8
            CAxSTGfxhqjzD3N3rOzV+FTKw7mKbVf36cxJSAIgULGaCFljGdI6p5Nw4z9whTzO
            T55EkPxiA/W8ajVj8Ug=
            -----END CERTIFICATE-----
            """, "2026-02-02T12:00:00Z");

    private FictitiousSeals() {}

    private static SealCertificate of(String pem, String usedSince) {
        return SealCertificate.of(
                SealUse.POLICY_SEAL, CertificateFile.read(pem.getBytes(US_ASCII)), Instant.parse(usedSince));
    }

    /// The certificate for another use.
    public static SealCertificate of(SealUse use, SealCertificate certificate) {
        return SealCertificate.of(
                use, CertificateFile.read(certificate.chain().getBytes(US_ASCII)), certificate.usedSince());
    }

    /// The certificate with another time of first use.
    public static SealCertificate usedSince(SealCertificate certificate, String usedSince) {
        return SealCertificate.of(
                certificate.use(),
                CertificateFile.read(certificate.chain().getBytes(US_ASCII)),
                Instant.parse(usedSince));
    }
}
