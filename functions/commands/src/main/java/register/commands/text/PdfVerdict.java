package register.commands.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.pdf.revocation.RevocationStatement;
import register.pdf.seal.SealLevel;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.Claims;
import register.pdf.verify.Flaw;
import register.pdf.verify.VerificationReport;
import register.pdf.verify.VerificationReport.Seal.Stamp;
import register.value.Sha256;

/// What `verify` prints about a PDF.
///
/// @param standing absent if no register was available
/// @param rerender absent if not asked for
/// @param proof absent if none was given
public record PdfVerdict(
        VerificationReport report,
        Sha256 sha256,
        @Nullable RecordedStanding standing,
        @Nullable Rerender rerender,
        @Nullable PdfProof proof) {
    private static final Set<Flaw> CHANGES =
            EnumSet.of(Flaw.CHANGED, Flaw.CHANGED_AFTER_SEALING, Flaw.CUT_SHORT, Flaw.SEAL_DAMAGED, Flaw.SEVERAL_SEALS);
    private static final Set<Flaw> GAPS =
            EnumSet.of(Flaw.CHANGED_AFTER_SEALING, Flaw.CUT_SHORT, Flaw.NOT_COVERED, Flaw.SEVERAL_SEALS);

    public boolean genuine() {
        return report.genuine() && (standing == null || standing.inChain());
    }

    /// Whether it is genuine and, if asked, equals its edition rendered again.
    public boolean holds() {
        return genuine() && (rerender == null || rerender.same());
    }

    /// The seal's word, and behind it that of the log; where only the register's own data contradict, that.
    private String verdict() {
        if (report.genuine() && !genuine()) {
            boolean logged = proof != null && proof.standing() == PdfProof.Standing.PROVEN;
            return "NOT in this register's chain: the seal holds" + (logged ? " and the log has the entry" : "")
                    + ", but the data here do not: they come from an older backup, or were rewritten";
        } else if (!genuine()) {
            return "NOT genuine";
        }
        return proof == null ? "genuine" : proof.standing().behind("genuine");
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(sealed());
        lines.add(verdict());
        lines.add("seal: " + report.indication().word()
                + (report.subIndication().isEmpty() ? "" : " " + report.subIndication()));
        report.findings().forEach(finding -> lines.add("  " + finding.flaw().term() + ": " + finding.sentence()));
        lines.add("unchanged: " + answer(CHANGES));
        lines.add("whole document covered: " + answer(GAPS) + behind());
        VerificationReport.Seal seal = report.seal();
        if (seal != null) {
            lines.add(
                    "sealed at: " + (seal.claimedAt() == null ? "not said" : seal.claimedAt() + ", as the seal says"));
        }
        if (seal != null) {
            lines.add("level: " + seal.level().word());
            seal.stamps().forEach(stamp -> lines.add("time-stamp: " + said(stamp)));
        }
        if (seal != null) {
            seal.revocation().forEach(each -> lines.add("evidence inside: " + said(each)));
        }
        Claims claims = report.claims();
        if (claims != null) {
            lines.add("claims to conform to: " + said(claims));
        }
        lines.add("document: " + document());
        if (report.identity() != null && report.identity().content().isPresent()) {
            lines.add("JSON inside: " + content());
        }
        lines.add("sha256: " + sha256);
        if (standing == null) {
            lines.add("in force: unknown without the register's data");
        } else {
            lines.add("in force: " + standing.sentence());
            lines.add("recorded as issued: " + (standing.recorded() ? "yes" : "no"));
        }
        if (rerender != null) {
            lines.add("rendered again: " + rerender.sentence());
        }
        lines.add("log: "
                + (proof == null ? "no proof was given" : proof.standing().word() + ": " + proof.sentence()));
        return lines;
    }

    public Json json() {
        VerificationReport.Seal seal = report.seal();
        return Json.object()
                .put("genuine", genuine())
                .put("indication", report.indication().word())
                .put("subIndication", report.subIndication().isEmpty() ? null : report.subIndication())
                .put("unchanged", answer(CHANGES))
                .put("wholeDocumentCovered", answer(GAPS))
                .put("evidenceBytes", seal == null ? null : Json.of(seal.evidenceBytes()))
                .put(
                        "findings",
                        Json.array(report.findings().stream()
                                .map(finding -> Json.object()
                                        .put("flaw", finding.flaw().term())
                                        .put("sentence", finding.sentence())
                                        .build())
                                .toList()))
                .put("sealer", seal == null ? null : seal.sealer().term())
                .put("sealedBy", seal == null ? null : seal.subject())
                .put("says", sealed())
                .put("development", seal == null ? null : Json.of(seal.development()))
                .put("level", seal == null ? null : seal.level().word())
                .put(
                        "timeStamps",
                        seal == null
                                ? null
                                : Json.array(seal.stamps().stream()
                                        .map(PdfVerdict::json)
                                        .toList()))
                .put(
                        "evidence",
                        seal == null
                                ? null
                                : Json.array(seal.revocation().stream()
                                        .map(PdfVerdict::json)
                                        .toList()))
                .put(
                        "pdfAClaim",
                        report.claims() == null ? null : report.claims().pdfA())
                .put(
                        "pdfUaClaim",
                        report.claims() == null ? null : report.claims().pdfUa())
                .put("document", document())
                .put(
                        "embedded",
                        report.content() == null ? null : report.content().hex())
                .put("sha256", sha256.hex())
                .put("inForce", standing == null || standing.inForce() == null ? null : Json.of(standing.inForce()))
                .put("standing", standing == null ? null : standing.sentence())
                .put("recorded", standing == null ? null : Json.of(standing.recorded()))
                .put("proof", proof == null ? null : proof.json())
                .put("rerendered", rerender == null ? null : Json.of(rerender.same()))
                .build();
    }

    /// Who sealed. The verified part precedes the name, in which a stranger may write anything.
    private String sealed() {
        VerificationReport.Seal seal = report.seal();
        if (seal == null) {
            return "sealed by nobody who can be identified";
        }
        return "sealed by " + seal.sealer().words()
                + (seal.development() ? " (a development certificate: no evidence)" : "") + ": " + seal.subject();
    }

    private static String said(Stamp stamp) {
        return stamp.stamp().genTime() + " by " + stamp.stamp().authority() + ", "
                + stamp.clock().words();
    }

    /// They are claims: no validator ran.
    private static String said(Claims claims) {
        String pdfA = claims.pdfA() == null ? "no PDF/A" : claims.pdfA();
        return pdfA + ", " + (claims.pdfUa() == null ? "no PDF/UA" : claims.pdfUa())
                + " (its own claim, not examined here)";
    }

    private static String said(RevocationStatement statement) {
        String kind = statement.kind() == RevocationStatement.Kind.CRL ? "revocation list" : "OCSP response";
        String of = statement.thisUpdate() == null ? "" : " of " + statement.thisUpdate();
        String certificate = statement.certificate();
        if (certificate == null) {
            return kind + of + " says nothing about the seal's certificates";
        }
        return kind + of + ": " + certificate
                + (statement.revokedAt() == null
                        ? " is not revoked"
                        : " was REVOKED at " + statement.revokedAt()
                                + (statement.reason() == null ? "" : ", " + statement.reason()));
    }

    private static Json json(RevocationStatement statement) {
        return Json.object()
                .put("kind", statement.kind().term())
                .put("thisUpdate", text(statement.thisUpdate()))
                .put("nextUpdate", text(statement.nextUpdate()))
                .put("certificate", statement.certificate())
                .put("status", statement.status())
                .put("revokedAt", text(statement.revokedAt()))
                .put("reason", statement.reason())
                .build();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Json json(Stamp stamp) {
        return Json.object()
                .put("time", stamp.stamp().genTime().toString())
                .put("authority", stamp.stamp().authority())
                .put("clock", stamp.clock().term())
                .put("trusted", stamp.clock().isTrusted())
                .build();
    }

    /// Yes only if all of it was examined.
    private String answer(Set<Flaw> against) {
        if (report.findings().stream().anyMatch(finding -> against.contains(finding.flaw()))) {
            return "no";
        }
        return report.seal() == null ? "unknown" : "yes";
    }

    /// What the file holds beyond what the seal covers, and whether a trusted authority stamped it.
    private String behind() {
        VerificationReport.Seal seal = report.seal();
        if (seal == null || seal.evidenceBytes() == 0) {
            return "";
        }
        boolean vouched = seal.level() == SealLevel.B_LTA
                && seal.stamps().getLast().clock().isTrusted();
        return ", except " + seal.evidenceBytes() + " bytes of evidence after it, "
                + (vouched ? "stamped by a clock that you trust" : "which nothing here vouches for");
    }

    private String content() {
        if (report.content() == null) {
            return "none";
        }
        boolean other = report.findings().stream().anyMatch(finding -> finding.flaw() == Flaw.OTHER_CONTENT);
        return other ? "NOT the one whose hash the document states" : "the one whose hash the document states";
    }

    private String document() {
        return switch (report.identity()) {
            case DocumentIdentity.Edition edition ->
                "snapshot of " + edition.policy() + " " + edition.effectiveDate() + " revision " + edition.revision()
                        + ", edition " + edition.language() + ", content " + edition.contentHash();
            case DocumentIdentity.Acknowledgement acknowledgement -> "acknowledgement " + acknowledgement.reference();
            case DocumentIdentity.Evidence evidence ->
                "evidence of notices of " + evidence.policy() + " to recipient " + evidence.recipient() + ", content "
                        + evidence.contentHash();
            case null -> "unknown";
        };
    }
}
