package register.machine.site;

import java.security.cert.X509Certificate;
import java.util.List;

/// Gives a register the key and the certificate of its seal, on this machine or in KMS.
public interface SealSetup {

    /// The certificates of the seals, the current first (PEM, RFC 7468): what to trust.
    byte[] certificates();

    /// The certificates of those who issued them, as far as the seals carry them (PEM), which vouch for others too.
    byte[] issuers();

    /// What to send to a certification authority (PKCS #10 as PEM). Asked twice, it is for the same key.
    ///
    /// @throws IllegalArgumentException when the organisation's name does not fit a certificate
    byte[] request(String organisation);

    /// Has the key seal under a certificate that it makes for itself.
    ///
    /// @return that certificate
    /// @throws IllegalArgumentException when the organisation's name does not fit a certificate, or the key has one
    X509Certificate selfSign(String organisation);

    /// Has the key seal under what was issued for it.
    ///
    /// @param chain its certificate, then those of its issuers
    /// @return the first of them
    /// @throws IllegalArgumentException naming the certificate, when it is not of that key, cannot be sealed under,
    ///     or was not issued by the next; or when the key has another
    X509Certificate install(List<X509Certificate> chain);
}
