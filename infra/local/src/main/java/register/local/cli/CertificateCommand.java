package register.local.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import register.documents.SealKey.Algorithm;
import register.local.LocalRegister;

/// `infra/register certificate`: whose seal the documents carry.
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = "Prints the certificates of this register's seals, the current first, for those who check its"
                + " documents. Or gives the register another key, by one of these options; a server that is running"
                + " seals with it from its next start, and what the keys before sealed stays genuine.")
final class CertificateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup
    private @Nullable Change change;

    @Option(names = "--rsa", description = "The new key is RSA-3072; default: P-256.")
    private boolean rsa;

    /// One of these.
    private static final class Change {
        @Option(
                names = "--request",
                paramLabel = "ORGANISATION",
                description = "Makes a key, and prints what a certification authority is sent (PKCS #10).")
        private @Nullable String request;

        @Option(
                names = "--install",
                paramLabel = "FILE",
                description = "Has that key seal, under what was issued: its certificate first, its issuers' after it"
                        + " (PEM).")
        private @Nullable Path install;

        @Option(
                names = "--self-sign",
                paramLabel = "ORGANISATION",
                description = "Makes a key that seals under a certificate of its own, for which nobody vouches.")
        private @Nullable String selfSign;
    }

    CertificateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (LocalRegister register = terminal.openExisting()) {
            Algorithm algorithm = rsa ? Algorithm.RSA_3072 : Algorithm.P_256;
            if (change == null) {
                print(register.sealKeys().pem());
            } else if (change.request != null) {
                print(register.sealKeys().request(change.request, algorithm));
            } else if (change.install != null) {
                seals(register.sealKeys().install(InputFile.certificates(change.install)));
            } else if (change.selfSign != null) {
                seals(register.sealKeys().selfSign(change.selfSign, algorithm));
            }
            return Exit.DONE;
        } catch (IllegalArgumentException e) {
            terminal.err().println(register.local.Log.message(e));
            return Exit.NO;
        }
    }

    private void print(byte[] pem) {
        terminal.out().print(new String(pem, US_ASCII));
        terminal.out().flush();
    }

    private void seals(X509Certificate certificate) {
        terminal.out().println("seals from now on: " + certificate.getSubjectX500Principal());
    }
}
