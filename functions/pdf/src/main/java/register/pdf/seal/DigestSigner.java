package register.pdf.seal;

/// Signs with a private key, in a file or in a key management service.
public interface DigestSigner {

    /// Signs a SHA-256 digest.
    ///
    /// @param digest 32 bytes
    /// @return the signature: ECDSA in DER (RFC 3279, section 2.2.3) for an elliptic-curve key, PKCS #1 v1.5 (RFC
    ///     8017, section 8.2) for an RSA key
    byte[] sign(byte[] digest);
}
