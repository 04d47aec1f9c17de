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

/// A key that verifies signatures of notes under a name (C2SP, `signed-note`).
///
/// @param name of the signer: a log's is its origin. Neither spaces nor `+`
/// @param type of the signatures: a log's is not a witness's, even of one key
/// @param publicKey of Ed25519, 32 bytes (RFC 8032, section 5.1.5); of ML-DSA-44, 1312 (FIPS 204, section 4)
public record NoteKey(String name, SignatureType type, Bytes publicKey) {
    /// What a name consists of: no Unicode space, no control character, no `+`.
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

    /// A log's.
    ///
    /// @param publicKey 32 bytes, of Ed25519
    public NoteKey(String name, Bytes publicKey) {
        this(name, SignatureType.ED25519, publicKey);
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
        byte[] info = SignatureType.ED25519.info();
        if (encoded.length != info.length + SignatureType.ED25519.keyBytes()
                || !Arrays.equals(info, 0, info.length, encoded, 0, info.length)) {
            throw new IllegalArgumentException("expected the SubjectPublicKeyInfo of an Ed25519 key");
        }
        return Bytes.of(Arrays.copyOfRange(encoded, info.length, encoded.length));
    }

    /// The first four bytes of SHA-256 over name, line feed, type and key, in hexadecimal.
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

    /// Reads what `text` writes of a log's Ed25519 key, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is anything else; its message holds no part of the text
    public static NoteKey parse(String text) {
        return parse(text, ED25519);
    }

    /// Reads what `text` writes of a key for one of these types, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is anything else; its message holds no part of the text
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
