package register.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.Bytes;

/// Signs checkpoints with a key held by this process.
public final class KeyPairSigner implements CheckpointSigner {
    private static final String ED25519 = "Ed25519";
    private static final Pattern FILE = Pattern.compile("\\s*" + block("PRIVATE KEY") + block("PUBLIC KEY"));

    private final Bytes publicKey;
    private final PrivateKey privateKey;

    private KeyPairSigner(Bytes publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /// Creates a key pair as a text file: the private key (PKCS #8) and the public one
    /// (SubjectPublicKeyInfo), in PEM (RFC 7468).
    public static byte[] generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            return (pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                            + pem("PUBLIC KEY", pair.getPublic().getEncoded()))
                    .getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ED25519, e);
        }
    }

    /// @param name the file's name in messages
    /// @param file as `generate` creates it
    /// @throws IllegalArgumentException if it is not such a file; its message does not quote it
    public static KeyPairSigner of(String name, byte[] file) {
        Matcher matcher = FILE.matcher(new String(file, US_ASCII));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ": expected a private and a public key, in PEM");
        }
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(decoded(matcher.group(1))));
            return new KeyPairSigner(NoteKey.raw(decoded(matcher.group(2))), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(name + ": expected an Ed25519 key", e);
        }
    }

    @Override
    public Bytes publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    private static String block(String what) {
        return "-----BEGIN " + what + "-----\\s+([A-Za-z0-9+/=\\s]{1,400})-----END " + what + "-----\\s*";
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
