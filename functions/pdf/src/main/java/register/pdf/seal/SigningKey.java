package register.pdf.seal;

import java.security.cert.X509Certificate;
import java.util.List;

/// A private key that seals documents, in a file or in a key management service.
public interface SigningKey extends DigestSigner {

    /// The key's certificate first, then its issuers' up to the root, if any.
    List<X509Certificate> certificates();
}
