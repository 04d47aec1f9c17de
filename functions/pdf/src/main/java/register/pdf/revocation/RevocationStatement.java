package register.pdf.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// What one piece of evidence inside a document says about one certificate, signed by an authorized signer (RFC 5280,
/// 5; RFC 6960, 4.2); or that it says nothing about the certificates of the seal.
///
/// @param thisUpdate the time that it speaks of; absent if unreadable
/// @param nextUpdate when newer information will be available; absent if not stated
/// @param certificate its subject; absent if the evidence says nothing about the seal
/// @param signer whether that is the certificate of the seal's own key
/// @param revokedAt since when that certificate is revoked; absent if it is not
/// @param reason of RFC 5280, 5.3.1, such as `key-compromise`; absent if not stated
public record RevocationStatement(
        Kind kind,
        @Nullable Instant thisUpdate,
        @Nullable Instant nextUpdate,
        @Nullable String certificate,
        boolean signer,
        @Nullable Instant revokedAt,
        @Nullable String reason) {

    /// The kind of evidence.
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
