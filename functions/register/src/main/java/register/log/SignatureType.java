package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import register.value.Bytes;

/// The signature algorithm of a note (C2SP, `signed-note`, signature types).
public enum SignatureType {
    /// Ed25519 over the text (RFC 8032).
    ED25519(1, "Ed25519", 32, 64),
    /// A witness's timestamped Ed25519 signature (C2SP, `tlog-cosignature`).
    COSIGNATURE_ED25519(4, "Ed25519", 32, 64),
    /// A witness's timestamped ML-DSA-44 signature (FIPS 204; C2SP, `tlog-cosignature`). Logs may use it too.
    COSIGNATURE_ML_DSA_44(6, "ML-DSA-44", 1312, 2420);

    /// Types that logs may sign with.
    public static final Set<SignatureType> OF_LOGS = Set.of(ED25519, COSIGNATURE_ML_DSA_44);
    /// Types that witnesses may sign with.
    public static final Set<SignatureType> OF_WITNESSES = Set.of(COSIGNATURE_ED25519, COSIGNATURE_ML_DSA_44);

    private static final String COSIGNATURE = "cosignature/v1\ntime ";
    private static final String SUBTREE = "subtree/v1\n\0";
    /// The bytes before the key in a SubjectPublicKeyInfo (RFC 8410, section 4; RFC 9881, section 4).
    private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] ML_DSA_INFO = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private final byte number;
    private final String algorithm;
    private final int keyBytes;
    private final int signatureBytes;

    SignatureType(int number, String algorithm, int keyBytes, int signatureBytes) {
        this.number = (byte) number;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
    }

    static Optional<SignatureType> of(byte number) {
        for (SignatureType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// The type's number in a verifier key.
    byte number() {
        return number;
    }

    String algorithm() {
        return algorithm;
    }

    int keyBytes() {
        return keyBytes;
    }

    /// True if its signatures begin with a time.
    public boolean isCosignature() {
        return this != ED25519;
    }

    /// True if the signature of the text verifies with the key.
    ///
    /// @param value of the signature; a cosignature's begins with the seconds since 1970 in eight bytes
    boolean verifies(NoteKey key, String text, byte[] value) {
        int at = isCosignature() ? Long.BYTES : 0;
        if (value.length != at + signatureBytes) {
            return false;
        }
        long time = isCosignature() ? ByteBuffer.wrap(value).getLong() : 0;
        Optional<byte[]> message = time < 0 ? Optional.empty() : message(key.name(), text, time);
        return message.isPresent()
                && verifies(key.publicKey(), message.get(), Arrays.copyOfRange(value, at, value.length));
    }

    /// The bytes that are signed for a text; empty if the type signs only checkpoints and the text is not one.
    ///
    /// @param time seconds since 1970
    Optional<byte[]> message(String signer, String text, long time) {
        return switch (this) {
            case ED25519 -> Optional.of(text.getBytes(UTF_8));
            case COSIGNATURE_ED25519 -> Optional.of((COSIGNATURE + time + "\n" + text).getBytes(UTF_8));
            case COSIGNATURE_ML_DSA_44 -> subtree(signer, text, time);
        };
    }

    private static Optional<byte[]> subtree(String signer, String text, long time) {
        try {
            TreeHead head = TreeHead.parse(text);
            var message = new ByteArrayOutputStream();
            message.writeBytes(SUBTREE.getBytes(UTF_8));
            writeName(message, signer);
            message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(time).array());
            writeName(message, head.origin());
            message.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(0)
                    .putLong(head.size())
                    .array());
            message.writeBytes(head.root().bytes());
            return Optional.of(message.toByteArray());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void writeName(ByteArrayOutputStream message, String name) {
        byte[] bytes = name.getBytes(UTF_8);
        if (bytes.length > 0xff) {
            throw new IllegalArgumentException("a name of more than 255 bytes");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private boolean verifies(Bytes key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey(key));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            // Not a point on the curve, or not a signature at all.
            return false;
        }
    }

    private PublicKey publicKey(Bytes key) throws GeneralSecurityException {
        byte[] info = info();
        byte[] encoded = Arrays.copyOf(info, info.length + key.length());
        System.arraycopy(key.toArray(), 0, encoded, info.length, key.length());
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /// The bytes before the key in a SubjectPublicKeyInfo.
    byte[] info() {
        return (this == COSIGNATURE_ML_DSA_44 ? ML_DSA_INFO : ED25519_INFO).clone();
    }
}
