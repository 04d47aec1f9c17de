package register.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// What a certification authority is sent, that it issues a certificate for a key (PKCS #10, RFC 2986).
public final class CertificateRequest {
    private CertificateRequest() {}

    /// The request as PEM (RFC 7468): for the key's own subject, signed with the key.
    public static byte[] pem(SigningKey key) {
        X509Certificate own = key.certificates().getFirst();
        var builder = new JcaPKCS10CertificationRequestBuilder(own.getSubjectX500Principal(), own.getPublicKey());
        try {
            byte[] request = builder.build(new DigestContentSigner(key, own.getPublicKey()))
                    .getEncoded();
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request);
            return ("-----BEGIN CERTIFICATE REQUEST-----\n" + text + "\n-----END CERTIFICATE REQUEST-----\n")
                    .getBytes(US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException("a request can always be written", e);
        }
    }
}
