package register.pdf.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.document.SealUse;
import register.pdf.revocation.EmbeddedRevocation;
import register.pdf.revocation.RevocationStatement;
import register.pdf.seal.SealKey;
import register.pdf.seal.SealLevel;
import register.pdf.text.DocumentIdentity;
import register.pdf.text.Metadata;
import register.pdf.timestamp.CheckedTimeStamp;
import register.pdf.timestamp.ClockStanding;
import register.pdf.verify.VerificationReport.Finding;
import register.pdf.verify.VerificationReport.Seal;
import register.value.Sha256;

/// Verifies that a PDF is a genuine document of a register, and identifies it.
public final class PdfVerifier {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private PdfVerifier() {}

    /// Verifies as of the time that the seal claims, and trusts no clock.
    ///
    /// @param sealers the certificates of known sealers, including retired ones, whatever they seal
    public static VerificationReport verify(byte[] pdf, List<X509Certificate> sealers) {
        return verify(pdf, new Trust(new SealerTrust.Pinned(sealers), List.of(), null, null));
    }

    /// Verifies an untrusted PDF; never throws because of its content. Contacts no server about revocation.
    public static VerificationReport verify(byte[] pdf, Trust trust) {
        try {
            SealedFile file = SealedFile.of(pdf);
            CmsSeal seal = CmsSeal.of(file.contents());
            if (!seal.covers(file.digest())) {
                return failed(new Finding(Flaw.CHANGED, "The document was changed: its bytes are not those sealed."));
            }
            Appendix appendix = file.appendix();
            requireConnected(seal, appendix, trust);
            return judged(seal, appendix, SealedContent.of(file.document()), trust);
        } catch (FlawException e) {
            return failed(e.finding());
        } catch (StackOverflowError e) {
            return failed(new Finding(Flaw.SEAL_DAMAGED, "The seal is damaged: it is nested too deeply."));
        }
    }

    private static void requireConnected(CmsSeal seal, Appendix appendix, Trust trust) throws FlawException {
        var signers = new ArrayList<X509Certificate>();
        signers.add(seal.certificates().getFirst());
        var atHand = new ArrayList<>(seal.certificates());
        var stamps = new ArrayList<>(appendix.timeStamps());
        if (seal.timeStamp() != null) {
            stamps.addFirst(seal.timeStamp());
        }
        for (CheckedTimeStamp stamp : stamps) {
            signers.add(stamp.certificates().getFirst());
            atHand.addAll(stamp.certificates());
        }
        atHand.addAll(trust.authorities());
        appendix.requireConnected(signers, atHand);
    }

    private static VerificationReport judged(CmsSeal found, Appendix appendix, SealedContent content, Trust trust) {
        var findings = new ArrayList<Finding>();
        X509Certificate signer = found.certificates().getFirst();
        Optional<DocumentIdentity> identity = Metadata.identity(content.info());
        SealUse use = identity.orElse(null) instanceof DocumentIdentity.Acknowledgement
                ? SealUse.ACKNOWLEDGEMENT_SEAL
                : SealUse.POLICY_SEAL;
        Seal seal = seal(found, appendix, content, trust, use);
        sealer(seal, use).ifPresent(findings::add);
        validity(seal, trust.now()).ifPresent(findings::add);
        revoked(seal).ifPresent(findings::add);
        boolean[] usage = signer.getKeyUsage();
        if (SealKey.isAuthority(signer)) {
            findings.add(new Finding(
                    Flaw.CERTIFICATE_NOT_FOR_SEALING,
                    "The certificate is a certification authority's, which issues certificates and seals nothing."));
        }
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            findings.add(new Finding(
                    Flaw.CERTIFICATE_NOT_FOR_SEALING,
                    "The certificate's key usage names neither digital signature nor non-repudiation."));
        }
        if (identity.isEmpty()) {
            findings.add(new Finding(
                    Flaw.UNIDENTIFIED, "The document does not say which of the register's documents it is."));
        }
        Sha256 embedded = content.embedded();
        identity.flatMap(DocumentIdentity::content)
                .filter(stated -> embedded != null && !stated.equals(embedded))
                .ifPresent(stated -> findings.add(new Finding(
                        Flaw.OTHER_CONTENT,
                        "The JSON inside has the hash " + embedded + "; the document states " + stated + ".")));
        unclaimed(content.claims())
                .filter(_ -> identity.isPresent())
                .ifPresent(missing -> findings.add(new Finding(
                        Flaw.NO_CLAIM,
                        "The document does not claim " + missing + ", as the register's documents do.")));
        return new VerificationReport(findings, seal, identity.orElse(null), embedded, content.claims());
    }

    private static Optional<Finding> sealer(Seal seal, SealUse use) {
        return switch (seal.sealer()) {
            case UNKNOWN ->
                Optional.of(new Finding(
                        Flaw.UNKNOWN_SEALER, "Sealed by " + SealerStanding.UNKNOWN.words() + ": " + seal.subject()));
            case OTHER_USE ->
                Optional.of(new Finding(
                        Flaw.OTHER_USE,
                        switch (use) {
                                    case POLICY_SEAL ->
                                        "Sealed by the acknowledgement key, under which no policy is genuine: ";
                                    case ACKNOWLEDGEMENT_SEAL ->
                                        "Sealed by the policy key, under which no acknowledgement is genuine: ";
                                }
                                + seal.subject()));
            default -> Optional.empty();
        };
    }

    private static Seal seal(CmsSeal found, Appendix appendix, SealedContent content, Trust trust, SealUse use) {
        CheckedTimeStamp own = found.timeStamp();
        var stamps = new ArrayList<CheckedTimeStamp>();
        if (own != null) {
            stamps.add(own);
        }
        stamps.addAll(appendix.timeStamps());
        Instant provenBy = trust.knownSince();
        var sealStamps = new ArrayList<Seal.Stamp>();
        for (CheckedTimeStamp stamp : stamps) {
            ClockStanding clock = stamp.standing(trust.clocks());
            Instant time = stamp.stamp().genTime();
            sealStamps.add(new Seal.Stamp(stamp.stamp(), clock));
            if (clock.isTrusted() && (provenBy == null || time.isBefore(provenBy))) {
                provenBy = time;
            }
        }
        return new Seal(
                found.certificates(),
                sealer(found, content, provenBy, trust, use),
                content.claimedAt(),
                level(own, appendix),
                sealStamps,
                appendix.length(),
                provenBy,
                EmbeddedRevocation.of(appendix.evidence(), found.certificates(), trust.authorities()));
    }

    /// The sealer's standing at the time by which the seal existed, or else at the time that it claims.
    private static SealerStanding sealer(
            CmsSeal seal, SealedContent content, @Nullable Instant provenBy, Trust trust, SealUse use) {
        Instant at = provenBy != null ? provenBy : content.claimedAt() != null ? content.claimedAt() : trust.now();
        return at == null
                ? SealerStanding.UNKNOWN
                : trust.standing(use, seal.certificates().getFirst(), seal.certificates(), at);
    }

    private static SealLevel level(@Nullable CheckedTimeStamp own, Appendix appendix) {
        if (own == null) {
            return SealLevel.B_B;
        }
        if (appendix.evidence().isEmpty()) {
            return SealLevel.B_T;
        }
        return appendix.timeStamps().isEmpty() ? SealLevel.B_LT : SealLevel.B_LTA;
    }

    private static Optional<Finding> validity(Seal seal, @Nullable Instant now) {
        Instant claimedAt = seal.claimedAt();
        if (claimedAt == null) {
            return Optional.of(new Finding(Flaw.CERTIFICATE_NOT_VALID, "The seal does not say when it was made."));
        }
        Instant from = seal.certificate().getNotBefore().toInstant();
        Instant until = seal.certificate().getNotAfter().toInstant();
        if (claimedAt.isBefore(from) || claimedAt.isAfter(until)) {
            return Optional.of(new Finding(
                    Flaw.CERTIFICATE_NOT_VALID,
                    "The seal says it was made at " + claimedAt + "; its certificate is valid from " + from + " until "
                            + until + "."));
        }
        Instant provenBy = seal.provenBy();
        boolean expired = now != null && now.isAfter(until);
        return expired && (provenBy == null || provenBy.isAfter(until))
                ? Optional.of(new Finding(
                        Flaw.CERTIFICATE_NOT_VALID,
                        "The certificate was valid until " + until + ", and nothing that is trusted shows that the seal"
                                + " is older than that."))
                : Optional.empty();
    }

    /// The first certificate revoked before the seal is known to have existed (ETSI EN 319 102-1, 5.3.4): anyone who
    /// holds the key may have sealed since. The signer's comes first.
    private static Optional<Finding> revoked(Seal seal) {
        Instant provenBy = seal.provenBy();
        return seal.revocation().stream()
                .filter(each -> each.revokedAt() != null && (provenBy == null || !provenBy.isBefore(each.revokedAt())))
                .max(Comparator.comparing(RevocationStatement::signer))
                .map(each -> new Finding(
                        each.signer() ? Flaw.REVOKED : Flaw.ISSUER_REVOKED,
                        "The certificate of " + each.certificate() + " was revoked at " + each.revokedAt()
                                + (each.reason() == null ? "" : " (" + each.reason() + ")")
                                + ", and nothing that is trusted shows that the seal is older than that."));
    }

    private static Optional<String> unclaimed(Claims claims) {
        return Optional.of(Stream.of(claims.pdfA() == null ? "PDF/A" : "", claims.pdfUa() == null ? "PDF/UA" : "")
                        .filter(missing -> !missing.isEmpty())
                        .collect(Collectors.joining(" and ")))
                .filter(missing -> !missing.isEmpty());
    }

    private static VerificationReport failed(Finding finding) {
        return new VerificationReport(List.of(finding), null, null, null, null);
    }
}
