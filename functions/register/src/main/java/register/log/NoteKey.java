package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.Bytes;

/// An Ed25519 key that verifies signed notes under a name (C2SP, `signed-note`).
///
/// @param name of the signer; here the origin of the chain. Neither spaces nor `+`
/// @param publicKey 32 bytes (RFC 8032, section 5.1.5)
public record NoteKey(String name, Bytes publicKey) {
    static final Pattern NAME = Pattern.compile("[!-*,-~]{1,200}");

    private static final Pattern TEXT = Pattern.compile("([!-*,-~]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    /// What is before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a key");
        }
        if (publicKey.length() != KEY_BYTES) {
            throw new IllegalArgumentException("not an Ed25519 key: " + publicKey.length() + " bytes");
        }
    }

    /// @param encoded a SubjectPublicKeyInfo, as the JDK and AWS KMS give it
    /// @throws IllegalArgumentException when it is not of an Ed25519 key
    public static NoteKey of(String name, byte[] encoded) {
        return new NoteKey(name, raw(encoded));
    }

    /// The 32 bytes of an Ed25519 key.
    ///
    /// @param encoded a SubjectPublicKeyInfo
    /// @throws IllegalArgumentException when it is not of an Ed25519 key
    public static Bytes raw(byte[] encoded) {
        if (encoded.length != INFO.length + KEY_BYTES
                || !Arrays.equals(INFO, 0, INFO.length, encoded, 0, INFO.length)) {
            throw new IllegalArgumentException("expected the SubjectPublicKeyInfo of an Ed25519 key");
        }
        return Bytes.of(Arrays.copyOfRange(encoded, INFO.length, encoded.length));
    }

    /// The first four bytes of SHA-256 over name, line feed, 1 and key, in hexadecimal.
    public String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(UTF_8));
            digest.update(typed());
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// The verifier key: `name+id+key`.
    public String text() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /// Reads what `text` writes, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is anything else; its message holds no part of the text
    public static NoteKey parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            byte[] typed = Base64.getDecoder().decode(matcher.group(3));
            if (typed[0] == ED25519) {
                var key = new NoteKey(matcher.group(1), Bytes.of(Arrays.copyOfRange(typed, 1, typed.length)));
                if (key.text().equals(text)) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException("not the verifier key of an Ed25519 signer: expected name+id+key");
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key());
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException _) {
            // Not a point of the curve, or not a signature at all.
            return false;
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(INFO, INFO.length + KEY_BYTES);
        System.arraycopy(publicKey.toArray(), 0, encoded, INFO.length, KEY_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(publicKey.toArray(), 0, typed, 1, KEY_BYTES);
        return typed;
    }
}
