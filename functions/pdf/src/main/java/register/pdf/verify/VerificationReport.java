package register.pdf.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.pdf.revocation.RevocationStatement;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.DistinguishedName;
import register.pdf.seal.SealLevel;
import register.pdf.text.DocumentIdentity;
import register.pdf.timestamp.ClockStanding;
import register.transparency.TimeStamp;
import register.value.Sha256;

/// What a verifier found out about a PDF.
///
/// @param findings what is wrong; empty for a genuine document
/// @param seal absent where no whole seal was found
/// @param identity which document it says it is; present only when not one of its sealed bytes has
///     changed, and to be believed only when the report is genuine
/// @param content the hash of the file inside, a snapshot's canonical JSON; absent where none does
/// @param claims to what it claims to conform; absent where the document is not whole
public record VerificationReport(
        List<Finding> findings,
        @Nullable Seal seal,
        @Nullable DocumentIdentity identity,
        @Nullable Sha256 content,
        @Nullable Claims claims) {
    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /// Whether a trusted certificate sealed exactly these bytes, all of them, as a document of the register.
    public boolean genuine() {
        return findings.isEmpty();
    }

    /// The worst of the findings, of the seal alone.
    public Indication indication() {
        return findings.stream()
                .map(finding -> finding.flaw().indication())
                .max(Comparator.naturalOrder())
                .orElse(Indication.TOTAL_PASSED);
    }

    /// Why it is not better, such as `HASH_FAILURE`; empty for a seal that passes.
    public String subIndication() {
        return findings.stream()
                .filter(finding -> finding.flaw().indication() == indication())
                .findFirst()
                .map(finding -> finding.flaw().subIndication())
                .orElse("");
    }

    /// One thing that is wrong.
    ///
    /// @param sentence says it in English, with the values found
    public record Finding(Flaw flaw, String sentence) {}

    /// A seal whose signature holds.
    ///
    /// @param chain the certificate of the key that sealed, then those that the seal carries of its issuers
    /// @param sealer how far it is known who sealed
    /// @param claimedAt when the sealer's clock said it was; absent where the seal does not say
    /// @param stamps the time-stamps, the seal's own first: each holds
    /// @param evidenceBytes how many bytes of evidence and time-stamp follow what it covers
    /// @param provenBy by when the seal existed, as somebody says who is trusted; absent where nobody does
    /// @param revocation what the evidence inside says of whether its certificates were revoked
    public record Seal(
            List<X509Certificate> chain,
            SealerStanding sealer,
            @Nullable Instant claimedAt,
            SealLevel level,
            List<Stamp> stamps,
            int evidenceBytes,
            @Nullable Instant provenBy,
            List<RevocationStatement> revocation) {
        public Seal {
            chain = List.copyOf(chain);
            stamps = List.copyOf(stamps);
            revocation = List.copyOf(revocation);
        }

        /// A time-stamp.
        ///
        /// @param clock how far the verifier was told to believe its authority
        public record Stamp(TimeStamp stamp, ClockStanding clock) {}

        public X509Certificate certificate() {
            return chain.getFirst();
        }

        /// The certificate's subject on one line, as its maker wrote it.
        public String subject() {
            return DistinguishedName.printed(certificate());
        }

        /// Whether it is a development seal, which is no evidence.
        public boolean development() {
            return DevelopmentCertificate.is(certificate());
        }
    }
}
