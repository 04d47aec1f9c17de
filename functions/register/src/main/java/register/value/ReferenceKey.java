package register.value;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The key that references are made with. It can be used without being seen.
public interface ReferenceKey {

    /// The most that a key in AWS KMS takes (`GenerateMac`).
    int MAX_IDENTITY_BYTES = 4096;

    /// An identity of any length as what `mac` takes.
    static byte[] bounded(byte[] identity) {
        return identity.length <= MAX_IDENTITY_BYTES
                ? identity
                : Sha256.of(identity).hex().getBytes(UTF_8);
    }

    /// The HMAC-SHA-256 (RFC 2104) of what identifies a request.
    ///
    /// @param identity at most `MAX_IDENTITY_BYTES`
    /// @return 32 bytes, the same for the same identity
    byte[] mac(byte[] identity);
}
