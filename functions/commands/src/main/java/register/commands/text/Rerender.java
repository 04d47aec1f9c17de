package register.commands.text;

import java.util.Arrays;
import java.util.Optional;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.machine.site.ThisMachine;
import register.pdf.text.DocumentIdentity;
import register.pdf.text.Renders;
import register.pdf.verify.VerificationReport;
import register.value.Sha256;

/// Compares a snapshot with its stored edition, rendered again.
///
/// @param same true if the file begins with exactly these bytes
/// @param sentence in words
public record Rerender(boolean same, String sentence) {

    public static Rerender of(byte[] pdf, VerificationReport report, ThisMachine machine) {
        VerificationReport.Seal seal = report.seal();
        if (seal == null || !(report.identity() instanceof DocumentIdentity.Edition edition)) {
            return new Rerender(false, "not possible: it is not a snapshot with an intact seal");
        }
        IssuedDocuments issued = machine.ports().issuedDocuments();
        Optional<IssuedDocument> own = issued.find(Sha256.of(pdf));
        if (own.filter(document -> RecordedStanding.isReplaced(document, machine))
                .isPresent()) {
            return new Rerender(false, "not possible: it names a person who has since been redacted");
        }
        Optional<byte[]> render = own.filter(IssuedDocument.Snapshot.class::isInstance)
                .map(IssuedDocument.Snapshot.class::cast)
                .or(() -> issued.snapshot(edition.policy(), edition.sequence(), edition.language()))
                .flatMap(like -> machine.attesting().snapshots().anew(like, new Renders(seal.certificate())));
        if (render.isEmpty()) {
            return new Rerender(false, "not possible: this register has no such edition");
        }
        byte[] anew = render.get();
        int differs = Arrays.mismatch(anew, pdf);
        return differs == anew.length
                ? new Rerender(true, "the same " + anew.length + " bytes, before the seal")
                : new Rerender(
                        false,
                        "differs from byte " + differs
                                + " on; another release of the register or of Java may render it differently");
    }
}
