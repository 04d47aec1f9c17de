package register.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Sha256;
import register.document.IssuedDocument;
import register.documents.Indication;
import register.documents.PdfVerifier;
import register.documents.Trust;
import register.documents.VerificationReport;
import register.json.CanonicalJson;
import register.local.LocalRegister;
import register.local.Settings;

/// Says whether a PDF is a genuine document of a register, which, and whether it is in force.
final class VerifyCommand {
    private static final long MAX_BYTES = 100L * 1024 * 1024;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int verify(Path file, @Nullable Path trust, @Nullable Path trustAuthority, boolean rerender, boolean json)
            throws IOException {
        if (trust != null && rerender) {
            throw new IOException("--rerender: needs the register's data, which --trust does without");
        }
        byte[] pdf = read(file);
        List<X509Certificate> authorities = trustAuthority == null ? List.of() : InputFile.certificates(trustAuthority);
        Instant now = terminal.clock().instant();
        if (trust != null) {
            var trusted = new Trust(InputFile.certificates(trust), authorities, now, null);
            VerificationReport report = PdfVerifier.verify(pdf, trusted);
            return say(new Verdict(report, Sha256.of(pdf), null, null), json);
        }
        Settings settings = terminal.settings();
        if (!LocalRegister.exists(settings)) {
            throw new IOException("REGISTER_DATA: \"" + settings.data()
                    + "\": no register there to verify against; name a certificate to trust with --trust");
        }
        try (LocalRegister register = terminal.open()) {
            Instant issuedAt = register.engine()
                    .issuedDocuments()
                    .find(Sha256.of(pdf))
                    .map(IssuedDocument::issuedAt)
                    .orElse(null);
            var trusted = new Trust(register.certificates(), authorities, now, issuedAt);
            VerificationReport report = PdfVerifier.verify(pdf, trusted);
            Rerender anew = rerender ? Rerender.of(pdf, report, register) : null;
            Standing standing = Standing.of(report, Sha256.of(pdf), register);
            return say(new Verdict(report, Sha256.of(pdf), standing, anew), json);
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (InputFile.size(file) > MAX_BYTES) {
            throw new IOException(file + ": larger than any document of the register");
        }
        return InputFile.read(file);
    }

    private int say(Verdict verdict, boolean json) {
        if (json) {
            terminal.out().println(new String(CanonicalJson.bytes(verdict.json()), UTF_8));
        } else {
            verdict.lines().forEach(terminal.out()::println);
        }
        if (verdict.genuine()) {
            return verdict.holds() ? Exit.DONE : Exit.NO;
        }
        return verdict.report().indication() == Indication.INDETERMINATE ? Exit.UNDECIDED : Exit.NO;
    }
}
