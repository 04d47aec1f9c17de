package register.pdf.seal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import register.value.Sha256;

/// Adapts a key that signs only digests to the cryptography library's signer interface.
final class DigestContentSigner implements ContentSigner {
    private final DigestSigner key;
    private final PublicKey publicKey;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    DigestContentSigner(DigestSigner key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return Cms.algorithm(publicKey);
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        return key.sign(Sha256.of(content.toByteArray()).bytes());
    }
}
