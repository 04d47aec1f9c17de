package register.pdf.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import register.document.SealUse;

/// A request to a certification authority to issue a certificate for a key (PKCS #10, RFC 2986).
public final class CertificateRequest {
    private CertificateRequest() {}

    /// The request as PEM (RFC 7468), for the subject that the key would name itself, signed with the key.
    ///
    /// @param publicKey RSA, or an elliptic-curve key
    /// @param key the private key of the pair
    /// @throws IllegalArgumentException if the organisation's name does not fit a certificate
    public static byte[] pem(String organisation, SealUse use, PublicKey publicKey, DigestSigner key) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(
                    SelfSignedCertificate.subject(organisation, use), publicKey);
            byte[] request =
                    builder.build(new DigestContentSigner(key, publicKey)).getEncoded();
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request);
            return ("-----BEGIN CERTIFICATE REQUEST-----\n" + text + "\n-----END CERTIFICATE REQUEST-----\n")
                    .getBytes(US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException("a request can always be written", e);
        }
    }
}
