package register.commands.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LogTrustOptions;
import register.commands.option.ProofCheck;
import register.commands.option.Terminal;
import register.commands.option.TrustOptions;
import register.commands.text.PdfProof;
import register.commands.text.PdfVerdict;
import register.commands.text.RecordedStanding;
import register.commands.text.Rerender;
import register.document.IssuedDocument;
import register.document.SealUse;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.pdf.verify.Indication;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.SealerTrust;
import register.pdf.verify.Trust;
import register.pdf.verify.VerificationReport;
import register.value.Sha256;

/// Verifies whether a PDF is a genuine document of a register, which document it is, and whether it is in force.
@Command(
        name = "verify",
        description = "Checks whether a PDF is a genuine document of this register, unchanged and complete, which "
                + "document it is, and whether it is in force. Prints the seal's indication (ETSI EN 319 "
                + "102-1). Uses no network.")
public final class VerifyCommand implements Callable<Integer> {
    private static final long MAX_BYTES = 100L * 1024 * 1024;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The PDF.")
    private Path file = Path.of("");

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Option(
            names = "--rerender",
            description = "Render the PDF again from the stored edition. Fail unless the file begins with"
                    + " the same bytes.")
    private boolean rerender;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "A proof that the PDF's entry is in the log (C2SP tlog-proof), from"
                    + " HOST/log/POLICY/proofs/ENTRY.")
    private @Nullable Path proof;

    @Mixin
    private final LogTrustOptions log = new LogTrustOptions();

    public VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (trust.namesSealers() && rerender) {
            throw new IOException("--rerender: needs the register's data, which --trust and --trust-ca do without");
        }
        SealerTrust sealers = trust.sealers();
        ProofCheck inLog = ProofCheck.of(proof, log);
        byte[] pdf = InputFile.read(file, MAX_BYTES, "document of the register");
        List<X509Certificate> clocks = trust.clocks();
        Instant now = terminal.clock().instant();
        if (sealers != null) {
            var trusted = Trust.in(trust.use(), sealers, clocks, now);
            VerificationReport report = PdfVerifier.verify(pdf, trusted);
            return print(new PdfVerdict(report, Sha256.of(pdf), null, null, inLog.of(report, _ -> List.of())));
        }
        Settings settings = terminal.settings();
        if (!ThisMachine.exists(settings)) {
            throw new IOException("REGISTER_DATA: \"" + settings.data()
                    + "\": no register there to verify against; set REGISTER_DATA to a register's folder, "
                    + "or state whom you trust: --trust FILE, or --trust-ca CERT --subject DN");
        }
        ThisMachine machine = terminal.open();
        Instant issuedAt = machine.ports()
                .issuedDocuments()
                .find(Sha256.of(pdf))
                .map(IssuedDocument::issuedAt)
                .orElse(null);
        var trusted = new Trust(
                new SealerTrust.Recorded(machine.certificates(SealUse.POLICY_SEAL)),
                new SealerTrust.Recorded(machine.certificates(SealUse.ACKNOWLEDGEMENT_SEAL)),
                clocks,
                now,
                issuedAt);
        VerificationReport report = PdfVerifier.verify(pdf, trusted);
        Rerender anew = rerender ? Rerender.of(pdf, report, machine) : null;
        RecordedStanding standing = RecordedStanding.of(report, Sha256.of(pdf), machine);
        PdfProof proven = inLog.of(report, machine.ports().checkpoints()::keys);
        return print(new PdfVerdict(report, Sha256.of(pdf), standing, anew, proven));
    }

    private int print(PdfVerdict verdict) {
        terminal.result(verdict.json(), verdict.lines());
        int seal = verdict.genuine()
                ? verdict.holds() ? Exit.DONE : Exit.NO
                : verdict.report().indication() == Indication.INDETERMINATE ? Exit.UNDECIDED : Exit.NO;
        PdfProof proof = verdict.proof();
        int log = proof == null ? Exit.DONE : VerifyNoticeCommand.exit(proof);
        return seal == Exit.NO || log == Exit.NO ? Exit.NO : Math.max(seal, log);
    }
}
