package register.request;

/// The key that references are made with: it can be used, wherever it lies, and need not be seen.
public interface ReferenceKey {

    /// The most that a key in AWS KMS takes (`GenerateMac`).
    int MAX_IDENTITY_BYTES = 4096;

    /// The HMAC-SHA-256 (RFC 2104) of what identifies a request.
    ///
    /// @param identity at most `MAX_IDENTITY_BYTES`
    /// @return 32 bytes, the same for the same identity
    byte[] mac(byte[] identity);
}
