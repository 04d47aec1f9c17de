package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.value.Bytes;

/// A named key that verifies signatures of notes (C2SP, `signed-note`).
///
/// @param name of the signer, without spaces or `+`; for a log, its origin
/// @param type of the signatures; a log and a witness differ in it even if they share a key
/// @param publicKey 32 bytes for Ed25519 (RFC 8032, section 5.1.5), 1312 for ML-DSA-44 (FIPS 204, section 4)
public record NoteKey(String name, SignatureType type, Bytes publicKey) {
    /// The characters of a name: no Unicode space, no control character, no `+`.
    static final String NAME_TEXT = "[^\\p{Z}\\p{Cc}\\p{Cs}+]{1,200}";

    static final Pattern NAME = Pattern.compile(NAME_TEXT);

    private static final Pattern TEXT =
            Pattern.compile("(" + NAME_TEXT + ")\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{4,2000}={0,2})");
    private static final Set<SignatureType> ED25519 = Set.of(SignatureType.ED25519);

    public NoteKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a key");
        }
        if (publicKey.length() != type.keyBytes()) {
            throw new IllegalArgumentException(
                    "not a key of " + type.algorithm() + ": " + publicKey.length() + " bytes");
        }
    }

    /// A log's key.
    ///
    /// @param publicKey Ed25519, 32 bytes
    public NoteKey(String name, Bytes publicKey) {
        this(name, SignatureType.ED25519, publicKey);
    }

    /// @param encoded a SubjectPublicKeyInfo, as the JDK and AWS KMS supply it
    /// @throws IllegalArgumentException if it is not for an Ed25519 key
    public static NoteKey of(String name, byte[] encoded) {
        return new NoteKey(name, raw(encoded));
    }

    /// The 32 bytes of an Ed25519 key.
    ///
    /// @param encoded a SubjectPublicKeyInfo
    /// @throws IllegalArgumentException if it is not for an Ed25519 key
    public static Bytes raw(byte[] encoded) {
        byte[] info = SignatureType.ED25519.info();
        if (encoded.length != info.length + SignatureType.ED25519.keyBytes()
                || !Arrays.equals(info, 0, info.length, encoded, 0, info.length)) {
            throw new IllegalArgumentException("expected the SubjectPublicKeyInfo of an Ed25519 key");
        }
        return Bytes.of(Arrays.copyOfRange(encoded, info.length, encoded.length));
    }

    /// The first four bytes of the SHA-256 over name, line feed, type and key, in hexadecimal.
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

    /// Parses only the form that `text` writes, for a log's Ed25519 key.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote the text
    public static NoteKey parse(String text) {
        return parse(text, ED25519);
    }

    /// Parses only the form that `text` writes, for a key of one of these types.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote the text
    public static NoteKey parse(String text, Set<SignatureType> types) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            byte[] typed = Base64.getDecoder().decode(matcher.group(3));
            SignatureType type =
                    SignatureType.of(typed[0]).filter(types::contains).orElse(null);
            if (type != null && typed.length == 1 + type.keyBytes()) {
                var key = new NoteKey(matcher.group(1), type, Bytes.of(Arrays.copyOfRange(typed, 1, typed.length)));
                if (key.text().equals(text)) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException("not a verifier key: expected name+id+key, of "
                + types.stream()
                        .sorted()
                        .map(type -> type.algorithm() + " (type " + type.number() + ")")
                        .collect(Collectors.joining(" or ")));
    }

    boolean verifies(String text, byte[] value) {
        return type.verifies(this, text, value);
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + publicKey.length()];
        typed[0] = type.number();
        System.arraycopy(publicKey.toArray(), 0, typed, 1, publicKey.length());
        return typed;
    }
}
