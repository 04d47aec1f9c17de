package register.documents;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Sha256;
import register.documents.VerificationReport.Finding;
import register.documents.VerificationReport.Seal;
import register.documents.revocation.EmbeddedRevocation;
import register.documents.revocation.RevocationStatement;
import register.documents.timestamp.CertificatePath;
import register.documents.timestamp.CheckedTimeStamp;

/// Tells whether a PDF is a genuine document of a register, and which.
public final class PdfVerifier {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private PdfVerifier() {}

    /// The same at the time that the seal claims, with no authority that is trusted.
    ///
    /// @param trusted the certificates of the registers that the caller knows, retired ones too
    public static VerificationReport verify(byte[] pdf, List<X509Certificate> trusted) {
        return verify(pdf, new Trust(trusted, List.of(), null, null));
    }

    /// Looks at a PDF that anybody may have made; never throws because of what it finds there. Nobody is asked
    /// whether a certificate was revoked.
    public static VerificationReport verify(byte[] pdf, Trust trust) {
        try {
            SealedFile file = SealedFile.of(pdf);
            CmsSeal seal = CmsSeal.of(file.contents());
            if (!seal.covers(file.digest())) {
                return failed(new Finding(Flaw.CHANGED, "The document was changed: its bytes are not those sealed."));
            }
            return judged(seal, file.appendix(), SealedContent.of(file.document()), trust);
        } catch (FlawException e) {
            return failed(e.finding());
        } catch (StackOverflowError e) {
            return failed(new Finding(Flaw.SEAL_DAMAGED, "The seal is damaged: it is nested too deeply."));
        }
    }

    private static VerificationReport judged(CmsSeal found, Appendix appendix, SealedContent content, Trust trust) {
        var findings = new ArrayList<Finding>();
        X509Certificate signer = found.certificates().getFirst();
        Seal seal = seal(found, appendix, content, trust);
        Instant at =
                seal.provenBy() != null ? seal.provenBy() : seal.claimedAt() != null ? seal.claimedAt() : trust.now();
        if (at == null || !CertificatePath.leads(signer, found.certificates(), trust.sealers(), at)) {
            findings.add(new Finding(
                    Flaw.UNKNOWN_SEALER, "Sealed by somebody whom this register does not know: " + seal.subject()));
        }
        validity(seal, trust.now()).ifPresent(findings::add);
        revoked(seal).ifPresent(findings::add);
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            findings.add(new Finding(
                    Flaw.CERTIFICATE_NOT_FOR_SEALING,
                    "The certificate's key usage names neither digital signature nor non-repudiation."));
        }
        Optional<DocumentIdentity> identity = Metadata.identity(content.info());
        if (identity.isEmpty()) {
            findings.add(new Finding(
                    Flaw.UNIDENTIFIED, "The document does not say which of the register's documents it is."));
        }
        Sha256 embedded = content.embedded();
        if (embedded != null
                && identity.orElse(null) instanceof DocumentIdentity.Edition edition
                && !edition.contentHash().equals(embedded)) {
            findings.add(new Finding(
                    Flaw.OTHER_CONTENT,
                    "The JSON inside has the hash " + embedded + "; the document states " + edition.contentHash()
                            + "."));
        }
        unclaimed(content.claims())
                .filter(_ -> identity.isPresent())
                .ifPresent(missing -> findings.add(new Finding(
                        Flaw.NO_CLAIM,
                        "The document does not claim " + missing + ", as the register's documents do.")));
        return new VerificationReport(findings, seal, identity.orElse(null), embedded, content.claims());
    }

    private static Seal seal(CmsSeal found, Appendix appendix, SealedContent content, Trust trust) {
        CheckedTimeStamp own = found.timeStamp();
        var stamps = new ArrayList<CheckedTimeStamp>();
        if (own != null) {
            stamps.add(own);
        }
        stamps.addAll(appendix.timeStamps());
        Instant provenBy = trust.knownSince();
        var sealStamps = new ArrayList<Seal.Stamp>();
        for (CheckedTimeStamp stamp : stamps) {
            boolean trusted = stamp.isTrusted(trust.authorities());
            Instant time = stamp.stamp().genTime();
            sealStamps.add(new Seal.Stamp(stamp.stamp(), trusted));
            if (trusted && (provenBy == null || time.isBefore(provenBy))) {
                provenBy = time;
            }
        }
        return new Seal(
                found.certificates(),
                content.claimedAt(),
                level(own, appendix),
                sealStamps,
                provenBy,
                EmbeddedRevocation.of(appendix.evidence(), found.certificates(), trust.sealers()));
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

    /// The first that was revoked by when the seal is known to exist (ETSI EN 319 102-1, 5.3.4): whoever has the key
    /// may have sealed since. The signer's comes first.
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
