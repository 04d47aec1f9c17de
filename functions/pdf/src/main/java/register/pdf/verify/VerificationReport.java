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

/// The result of verifying a PDF.
///
/// @param findings the flaws; empty for a genuine document
/// @param seal absent if no whole seal was found
/// @param identity the document that it claims to be; present only if no sealed byte has changed; trust it only if
///     the report is genuine
/// @param content the hash of the file inside, a snapshot's canonical JSON; absent if there is none
/// @param claims the conformance that it claims; absent if the document is not whole
public record VerificationReport(
        List<Finding> findings,
        @Nullable Seal seal,
        @Nullable DocumentIdentity identity,
        @Nullable Sha256 content,
        @Nullable Claims claims) {
    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /// True if a trusted certificate sealed exactly these bytes, all of them, as a document of the register.
    public boolean genuine() {
        return findings.isEmpty();
    }

    /// The worst finding about the seal itself.
    public Indication indication() {
        return findings.stream()
                .map(finding -> finding.flaw().indication())
                .max(Comparator.naturalOrder())
                .orElse(Indication.TOTAL_PASSED);
    }

    /// The reason, such as `HASH_FAILURE`; empty for a seal that passes.
    public String subIndication() {
        return findings.stream()
                .filter(finding -> finding.flaw().indication() == indication())
                .findFirst()
                .map(finding -> finding.flaw().subIndication())
                .orElse("");
    }

    /// One flaw.
    ///
    /// @param sentence the flaw in English, with the values found
    public record Finding(Flaw flaw, String sentence) {}

    /// A seal with a valid signature.
    ///
    /// @param chain the certificate of the sealing key, then its issuers' in the seal
    /// @param sealer how far the sealer is known
    /// @param claimedAt the sealing time by the sealer's clock; absent if not stated
    /// @param stamps the valid time-stamps, the seal's own first
    /// @param evidenceBytes the size of the evidence and time-stamp that follow the sealed document
    /// @param provenBy the latest time at which the seal can have been made, from a trusted source; absent if there
    ///     is none
    /// @param revocation statements about its certificates by the evidence inside
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
        /// @param clock how far the verifier trusts its authority
        public record Stamp(TimeStamp stamp, ClockStanding clock) {}

        public X509Certificate certificate() {
            return chain.getFirst();
        }

        /// The certificate's subject on one line, as its maker wrote it.
        public String subject() {
            return DistinguishedName.printed(certificate());
        }

        /// True for a development seal, which proves nothing.
        public boolean development() {
            return DevelopmentCertificate.is(certificate());
        }
    }
}
