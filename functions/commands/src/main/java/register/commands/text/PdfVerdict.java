package register.commands.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.Claims;
import register.pdf.verify.Flaw;
import register.pdf.verify.VerificationReport;
import register.value.Sha256;

/// The verdict of `verify` on a PDF.
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

    /// True if it is genuine and, if asked, equals its edition rendered again.
    public boolean holds() {
        return genuine() && (rerender == null || rerender.same());
    }

    /// The seal's verdict followed by the log's; if only the register's own data contradict the PDF, that verdict.
    private String verdict() {
        if (report.genuine() && !genuine()) {
            boolean logged = proof != null && proof.standing() == PdfProof.Standing.PROVEN;
            return "NOT in this register's chain: the seal is intact" + (logged ? " and the log has the entry" : "")
                    + ", but the data here does not have it: it comes from an older backup, or was rewritten";
        } else if (!genuine()) {
            return "NOT genuine";
        }
        return proof == null ? "genuine" : proof.standing().behind("genuine");
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        SealText seal = seal();
        lines.add(sealer());
        lines.add(verdict());
        lines.add("seal: " + report.indication().word()
                + (report.subIndication().isEmpty() ? "" : " " + report.subIndication()));
        report.findings().forEach(finding -> lines.add("  " + finding.flaw().term() + ": " + finding.sentence()));
        lines.add("unchanged: " + answer(CHANGES));
        lines.add("whole document covered: " + answer(GAPS) + (seal == null ? "" : seal.evidence()));
        if (seal != null) {
            lines.addAll(seal.lines());
        }
        Claims claims = report.claims();
        if (claims != null) {
            lines.add("claims to conform to: " + words(claims));
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
        var json = Json.object()
                .put("genuine", genuine())
                .put("indication", report.indication().word())
                .put("subIndication", report.subIndication().isEmpty() ? null : report.subIndication())
                .put("unchanged", answer(CHANGES))
                .put("wholeDocumentCovered", answer(GAPS))
                .put(
                        "findings",
                        Json.array(
                                report.findings(),
                                finding -> Json.object()
                                        .put("flaw", finding.flaw().term())
                                        .put("sentence", finding.sentence())
                                        .build()))
                .put("says", sealer())
                .put("document", document())
                .put(
                        "embedded",
                        report.content() == null ? null : report.content().hex())
                .put("sha256", sha256.hex())
                .put("proof", proof == null ? null : proof.json());
        SealText seal = seal();
        if (seal != null) {
            json.putAll(seal.json().members());
        }
        Claims claims = report.claims();
        if (claims != null) {
            json.put("pdfAClaim", claims.pdfA()).put("pdfUaClaim", claims.pdfUa());
        }
        if (standing != null) {
            json.put("inForce", standing.inForce() == null ? null : Json.of(standing.inForce()))
                    .put("standing", standing.sentence())
                    .put("recorded", standing.recorded());
        }
        if (rerender != null) {
            json.put("rerendered", rerender.same());
        }
        return json.build();
    }

    private @Nullable SealText seal() {
        VerificationReport.Seal seal = report.seal();
        return seal == null ? null : new SealText(seal);
    }

    private String sealer() {
        SealText seal = seal();
        return seal == null ? "sealed by an unidentified sealer" : seal.sealer();
    }

    /// The document's own claims, unchecked by a validator.
    private static String words(Claims claims) {
        String pdfA = claims.pdfA() == null ? "no PDF/A" : claims.pdfA();
        return pdfA + ", " + (claims.pdfUa() == null ? "no PDF/UA" : claims.pdfUa())
                + " (its own claim, not examined here)";
    }

    /// Answers yes only if the whole document was examined.
    private String answer(Set<Flaw> against) {
        if (report.findings().stream().anyMatch(finding -> against.contains(finding.flaw()))) {
            return "no";
        }
        return report.seal() == null ? "unknown" : "yes";
    }

    private String content() {
        if (report.content() == null) {
            return "none";
        }
        boolean other = report.findings().stream().anyMatch(finding -> finding.flaw() == Flaw.OTHER_CONTENT);
        return other
                ? "does NOT match the hash that the document states"
                : "matches the hash that the document" + " states";
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
