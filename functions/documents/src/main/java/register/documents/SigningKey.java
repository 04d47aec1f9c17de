package register.documents;

import java.security.cert.X509Certificate;
import java.util.List;

/// A private key that seals documents, wherever it lies: in a file, in a key management service.
public interface SigningKey {

    /// Signs a SHA-256 digest.
    ///
    /// @param digest 32 bytes
    /// @return the signature: of an elliptic-curve key ECDSA in DER (RFC 3279, section 2.2.3), of an
    ///     RSA key PKCS #1 v1.5 (RFC 8017, section 8.2)
    byte[] sign(byte[] digest);

    /// The key's certificate first, then those that lead to its issuer, if any.
    List<X509Certificate> certificates();
}
