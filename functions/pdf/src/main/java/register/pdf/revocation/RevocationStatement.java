package register.pdf.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// What one piece of evidence inside a document says of one certificate, signed by whoever may say it (RFC 5280, 5;
/// RFC 6960, 4.2); or that it says nothing of the certificates of the seal.
///
/// @param thisUpdate as of when it speaks; absent where it cannot be read
/// @param nextUpdate when its issuer says something newer; absent where it does not say
/// @param certificate of whom it speaks, by subject; absent where it says nothing of the seal
/// @param signer whether that is the certificate of the seal's own key
/// @param revokedAt since when that one is revoked; absent where it is not
/// @param reason why, of RFC 5280, 5.3.1, such as `key-compromise`; absent where it is not said
public record RevocationStatement(
        Kind kind,
        @Nullable Instant thisUpdate,
        @Nullable Instant nextUpdate,
        @Nullable String certificate,
        boolean signer,
        @Nullable Instant revokedAt,
        @Nullable String reason) {

    /// What it is.
    public enum Kind implements Term {
        /// A certificate revocation list.
        CRL,
        /// An OCSP response.
        OCSP
    }

    /// `revoked`, `good`, or `not-told`.
    public String status() {
        return revokedAt != null ? "revoked" : certificate != null ? "good" : "not-told";
    }
}
