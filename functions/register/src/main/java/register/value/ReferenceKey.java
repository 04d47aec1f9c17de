package register.value;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The key that makes references. It can be used without being revealed.
public interface ReferenceKey {

    /// The longest message that a key in AWS KMS takes (`GenerateMac`).
    int MAX_IDENTITY_BYTES = 4096;

    /// Shortens an identity of any length to one that `mac` accepts.
    static byte[] bounded(byte[] identity) {
        return identity.length <= MAX_IDENTITY_BYTES
                ? identity
                : Sha256.of(identity).hex().getBytes(UTF_8);
    }

    /// The HMAC-SHA-256 (RFC 2104) of a request's identity.
    ///
    /// @param identity at most `MAX_IDENTITY_BYTES`
    /// @return 32 bytes, always the same for the same identity
    byte[] mac(byte[] identity);
}
