package register.pdf.seal;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;

/// Signatures over a SHA-256 digest, in the form of `DigestSigner`.
public final class DigestSignatures {
    /// The DigestInfo that goes before a SHA-256 digest (RFC 8017, section 9.2, note 1).
    private static final byte[] DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private DigestSignatures() {}

    /// True if this pair's private key made the signature.
    public static boolean verify(PublicKey key, byte[] digest, byte[] signature) {
        boolean rsa = key.getAlgorithm().equals("RSA");
        try {
            Signature check = Signature.getInstance(jdkAlgorithm(rsa));
            check.initVerify(key);
            check.update(rsa ? digestInfo(digest) : digest);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            // It is not even in the form of this key's signatures.
            return false;
        }
    }

    /// Signs with a key that this process holds.
    ///
    /// @param key RSA, or of an elliptic curve
    public static byte[] sign(PrivateKey key, byte[] digest) {
        boolean rsa = key.getAlgorithm().equals("RSA");
        try {
            Signature signature = Signature.getInstance(jdkAlgorithm(rsa));
            signature.initSign(key);
            signature.update(rsa ? digestInfo(digest) : digest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    private static String jdkAlgorithm(boolean rsa) {
        return rsa ? "NONEwithRSA" : "NONEwithECDSA";
    }

    /// The bytes that an RSA key signs for a digest.
    private static byte[] digestInfo(byte[] digest) {
        var info = new ByteArrayOutputStream(DIGEST_INFO.length + digest.length);
        info.writeBytes(DIGEST_INFO);
        info.writeBytes(digest);
        return info.toByteArray();
    }
}
