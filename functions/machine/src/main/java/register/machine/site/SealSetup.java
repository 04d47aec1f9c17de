package register.machine.site;

import java.security.cert.X509Certificate;
import java.util.List;

/// Sets up the key and certificate of a register's seal, on this machine or in KMS.
public interface SealSetup {

    /// The certificates of the seals to trust, the current first (PEM, RFC 7468).
    byte[] certificates();

    /// The issuers' certificates in the seals (PEM); they issue other certificates too.
    byte[] issuers();

    /// The request for a certification authority (PKCS #10 as PEM). A second call returns one for the same key.
    ///
    /// @throws IllegalArgumentException if the organisation's name does not fit in a certificate
    byte[] request(String organisation);

    /// Makes a self-signed certificate for the key and uses it for sealing.
    ///
    /// @throws IllegalArgumentException if the organisation's name does not fit in a certificate, or the key
    ///     already has one
    X509Certificate selfSign(String organisation);

    /// Uses an issued certificate for sealing.
    ///
    /// @param chain the key's certificate, then its issuers'
    /// @return the key's certificate
    /// @throws IllegalArgumentException naming the certificate, if it belongs to another key, is unfit for sealing,
    ///     or is not issued by the next one; or if the key already has another
    X509Certificate install(List<X509Certificate> chain);
}
