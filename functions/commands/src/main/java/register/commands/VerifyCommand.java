package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LogTrustOptions;
import register.commands.option.NoticeCheck;
import register.commands.option.ProofCheck;
import register.commands.option.Terminal;
import register.commands.option.TrustOptions;
import register.commands.text.NoticeVerdict;
import register.commands.text.PdfProof;
import register.commands.text.PdfVerdict;
import register.commands.text.RecordedStanding;
import register.commands.text.Rerender;
import register.document.IssuedDocument;
import register.document.SealUse;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.notice.proof.NamedRecipient;
import register.pdf.verify.Indication;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.SealerTrust;
import register.pdf.verify.Trust;
import register.pdf.verify.VerificationReport;
import register.value.Sha256;

/// Verifies whether a PDF is a genuine document of a register, which one, and whether it is in force.
final class VerifyCommand {
    private static final long MAX_BYTES = 100L * 1024 * 1024;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int verify(Path file, TrustOptions trust, boolean rerender, @Nullable Path proof, LogTrustOptions log)
            throws IOException {
        if (trust.namesSealers() && rerender) {
            throw new IOException("--rerender: needs the register's data, which --trust and --trust-ca do without");
        }
        SealerTrust sealers;
        ProofCheck inLog;
        try {
            sealers = trust.sealers();
            inLog = ProofCheck.of(proof, log);
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            return Exit.USAGE;
        }
        byte[] pdf = read(file);
        List<X509Certificate> clocks = trust.clocks();
        Instant now = terminal.clock().instant();
        if (sealers != null) {
            var trusted = Trust.in(trust.use(), sealers, clocks, now);
            VerificationReport report = PdfVerifier.verify(pdf, trusted);
            return say(new PdfVerdict(report, Sha256.of(pdf), null, null, inLog.of(report, _ -> List.of())));
        }
        Settings settings = terminal.settings();
        if (!ThisMachine.exists(settings)) {
            throw new IOException("REGISTER_DATA: \"" + settings.data()
                    + "\": no register there to verify against; set REGISTER_DATA to the folder of one, or say whom you"
                    + " trust: --trust FILE, or --trust-ca CERT --subject DN");
        }
        try (ThisMachine machine = terminal.open()) {
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
            return say(new PdfVerdict(report, Sha256.of(pdf), standing, anew, proven));
        }
    }

    /// Verifies the file that a customer got with a notice.
    int verifyNotice(Path file, NamedRecipient recipient, LogTrustOptions log) throws IOException {
        NoticeCheck check;
        try {
            check = NoticeCheck.of(log);
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            return Exit.USAGE;
        }
        NoticeVerdict verdict = check.of(file, recipient);
        terminal.result(verdict.json(), verdict.lines());
        return exit(verdict.log());
    }

    private static int exit(PdfProof proof) {
        return switch (proof.standing()) {
            case PROVEN -> Exit.DONE;
            case UNDECIDED -> Exit.UNDECIDED;
            case NOT_PROVEN -> Exit.NO;
        };
    }

    private static byte[] read(Path file) throws IOException {
        if (InputFile.size(file) > MAX_BYTES) {
            throw new IOException(file + ": larger than any document of the register");
        }
        return InputFile.read(file);
    }

    private int say(PdfVerdict verdict) {
        terminal.result(verdict.json(), verdict.lines());
        int seal = verdict.genuine()
                ? verdict.holds() ? Exit.DONE : Exit.NO
                : verdict.report().indication() == Indication.INDETERMINATE ? Exit.UNDECIDED : Exit.NO;
        PdfProof proof = verdict.proof();
        int log = proof == null ? Exit.DONE : exit(proof);
        return seal == Exit.NO || log == Exit.NO ? Exit.NO : Math.max(seal, log);
    }
}
