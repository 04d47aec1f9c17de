package register.local.cli;

import java.util.Arrays;
import java.util.Optional;
import register.documents.DocumentIdentity;
import register.documents.Renders;
import register.documents.VerificationReport;
import register.local.ThisMachine;

/// Whether a snapshot is what its edition, as this register stores it, renders to.
///
/// @param same whether the file begins with exactly that
/// @param sentence the same in words
record Rerender(boolean same, String sentence) {

    static Rerender of(byte[] pdf, VerificationReport report, ThisMachine machine) {
        VerificationReport.Seal seal = report.seal();
        if (seal == null || !(report.identity() instanceof DocumentIdentity.Edition edition)) {
            return new Rerender(false, "not possible: it is no snapshot whose seal holds");
        }
        Optional<byte[]> render = machine.attesting()
                .snapshots()
                .anew(edition.policy(), edition.sequence(), edition.language(), new Renders(seal.certificate()));
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
                                + " on; another release of the register or of Java may render it otherwise");
    }
}
