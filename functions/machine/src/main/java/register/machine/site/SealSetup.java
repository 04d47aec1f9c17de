package register.machine.site;

import java.security.cert.X509Certificate;
import java.util.List;

/// Sets up the key and certificate of a register's seal, on this machine or in KMS.
public interface SealSetup {

    /// The certificates of the seals, the current first (PEM, RFC 7468): those to trust.
    byte[] certificates();

    /// The issuers' certificates that the seals carry (PEM); they vouch for others too.
    byte[] issuers();

    /// The request for a certification authority (PKCS #10 as PEM). A second call returns one for the same key.
    ///
    /// @throws IllegalArgumentException when the organisation's name does not fit a certificate
    byte[] request(String organisation);

    /// Makes a self-signed certificate for the key, to seal under.
    ///
    /// @return that certificate
    /// @throws IllegalArgumentException when the organisation's name does not fit a certificate, or the key has one
    X509Certificate selfSign(String organisation);

    /// Makes the key seal under a certificate that was issued for it.
    ///
    /// @param chain the key's certificate, then its issuers'
    /// @return the key's certificate
    /// @throws IllegalArgumentException naming the certificate, when it is for another key, not fit for sealing, or
    ///     not issued by the next; or when the key already has another
    X509Certificate install(List<X509Certificate> chain);
}
