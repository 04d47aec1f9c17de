package register.pdf.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// The statement of one piece of evidence inside a document about one certificate, signed by an authorized signer (RFC
/// 5280, 5; RFC 6960, 4.2), or the fact that it does not concern the seal's certificates.
///
/// @param thisUpdate the time that it refers to; absent if unreadable
/// @param nextUpdate when newer information will be available; absent if not stated
/// @param certificate the certificate's subject; absent if the evidence says nothing about the seal
/// @param signer true if that is the certificate of the seal's own key
/// @param revokedAt the time of revocation; absent if that certificate is not revoked
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
