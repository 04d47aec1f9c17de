package register.commands;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static register.commands.option.NoResultException.orNo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.document.SealUse;
import register.json.Json;
import register.machine.site.SealSetup;
import register.machine.site.Site;
import register.pdf.seal.SealKey.Algorithm;

/// `infra/register certificate`: manages the keys and certificates of the register's seals.
@Command(
        name = "certificate",
        description = "Prints the certificates of this register's seals, the current one first, for people who"
                + " check its documents (verify --trust). Or, with one of the options, gives the register a"
                + " new key. A running server uses it from its next start; earlier seals stay genuine.")
final class CertificateCommand implements Callable<Integer> {
    private static final String END = "-----END CERTIFICATE-----";

    private final Terminal terminal;

    @ArgGroup
    private @Nullable Change change;

    @Option(names = "--rsa", description = "Make the new key RSA-3072; default: P-256. Not with --aws.")
    private boolean rsa;

    @Option(
            names = "--use",
            paramLabel = "USE",
            description = "The use of the key: policy-seal (default) or acknowledgement-seal.")
    private SealUse use = SealUse.POLICY_SEAL;

    @Mixin
    private final SiteOption at;

    @Option(
            names = "--key",
            paramLabel = "ARN",
            description = "With --aws: a KMS key for later use (SealKeyArn, AcknowledgementKeyArn). Default: the"
                    + " key in use.")
    private @Nullable String key;

    /// Exactly one of these options.
    private static final class Change {
        @Option(
                names = "--request",
                paramLabel = "ORGANISATION",
                description = "Make a key, and print the request for a certification authority (PKCS #10).")
        private @Nullable String request;

        @Option(
                names = "--install",
                paramLabel = "FILE",
                description =
                        "Seal with that key under the issued certificate in this file (PEM): the key's certificate "
                                + "first, then those of its issuers.")
        private @Nullable Path install;

        @Option(
                names = "--self-sign",
                paramLabel = "ORGANISATION",
                description = "Make a key that seals under a self-signed certificate, which nobody vouches for.")
        private @Nullable String selfSign;

        @Option(
                names = "--issuers",
                description = "Print the issuers' certificates instead. Do not trust them as a sealer's: an issuer "
                        + "vouches for others too.")
        private boolean issuers;
    }

    CertificateCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (at.isAws() && rsa) {
            throw new IOException("--rsa: create the KMS key first, then name it with --key");
        }
        if (!at.isAws() && key != null) {
            throw new IOException("--key: needs --aws; on this machine the register makes its keys");
        }
        // Naming the seal may be the first step, before anything is published.
        boolean begins = change != null && (change.request != null || change.selfSign != null);
        Site site = begins ? at.open() : at.existing();
        return orNo(() -> change(site.seal(use, key, rsa ? Algorithm.RSA_3072 : Algorithm.P_256)));
    }

    private int change(SealSetup seal) throws IOException {
        if (change == null) {
            print(seal.certificates());
        } else if (change.issuers) {
            print(seal.issuers());
        } else if (change.request != null) {
            String request = new String(seal.request(change.request), US_ASCII);
            terminal.result(
                    "certificateRequest", Json.of(request), request.lines().toList());
        } else if (change.install != null) {
            printSubject(seal.install(InputFile.certificates(change.install)));
        } else if (change.selfSign != null) {
            printSubject(seal.selfSign(change.selfSign));
        }
        return Exit.DONE;
    }

    private void print(byte[] pem) {
        String all = new String(pem, US_ASCII);
        List<Json.Str> each = Stream.of(all.split("(?<=" + END + ")\\s*"))
                .filter(one -> one.contains(END))
                .map(Json.Str::new)
                .toList();
        terminal.result("certificates", Json.array(each), all.lines().toList());
    }

    private void printSubject(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().toString();
        terminal.result(
                Json.object().put("subject", subject).put("key", key).build(),
                (key == null ? "seals from now on: " : "seals once the key is the register's: ") + subject);
    }
}
