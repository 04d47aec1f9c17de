package register.documents;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.TimeStamp;

/// What a verifier found out about a PDF.
///
/// @param findings what is wrong; empty for a genuine document
/// @param seal absent where no whole seal was found
/// @param identity which document it says it is; present only when not one of its sealed bytes has
///     changed, and to be believed only when the report is genuine
public record VerificationReport(
        List<Finding> findings,
        @Nullable Seal seal,
        @Nullable DocumentIdentity identity) {
    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /// Whether a trusted certificate sealed exactly these bytes, all of them, as a document of the
    /// register.
    public boolean genuine() {
        return findings.isEmpty();
    }

    /// One thing that is wrong.
    ///
    /// @param sentence says it in English, with the values found
    public record Finding(Flaw flaw, String sentence) {}

    /// A seal whose signature holds.
    ///
    /// @param certificate of the key that sealed
    /// @param claimedAt when the sealer's clock said it was; absent where the seal does not say
    /// @param timeStamp by when an authority says that it was; whether that is to be trusted is another question
    public record Seal(
            X509Certificate certificate,
            @Nullable Instant claimedAt,
            @Nullable TimeStamp timeStamp) {
        private static final int LONGEST_SUBJECT = 300;

        /// The certificate's subject on one line, without control characters; whoever made it wrote
        /// it.
        public String subject() {
            String subject = certificate.getSubjectX500Principal().toString().replaceAll("\\p{C}", "\uFFFD");
            return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "…";
        }

        /// Whether it is a development seal, which is no evidence.
        public boolean development() {
            return DevelopmentCertificate.is(certificate);
        }
    }
}
