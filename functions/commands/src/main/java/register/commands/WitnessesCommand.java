package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import register.assembly.Ports;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.OnAws;
import register.commands.option.Terminal;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile;
import register.log.TrustFile.Witness;
import register.machine.site.Site;
import register.transparency.WitnessLog.Heard;
import register.transparency.Witnesses;
import register.value.PolicyId;

/// `infra/register witnesses`: whom the register asks to cosign its logs, and what they said.
@Command(
        name = "witnesses",
        mixinStandardHelpOptions = true,
        description =
                "Prints which witnesses this register asks to cosign its logs, and what each answered last of each log."
                        + " With --set it asks those of another trust file from now on (C2SP tlog-policy): for each a line"
                        + " \"witness NAME KEY ADDRESS\", then \"quorum NAME\" or \"quorum none\".")
final class WitnessesCommand implements Callable<Integer> {
    /// With ML-DSA-44 a cosignature has 3.3 KB, and a note 128 KiB and 64 signatures at most.
    private static final int MOST = 32;

    private final Terminal terminal;

    @Option(names = "--set", paramLabel = "FILE", description = "The trust file to keep in place of the one before.")
    private @Nullable Path set;

    @Option(names = "--aws", description = OnAws.DESCRIPTION)
    private boolean aws;

    WitnessesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        TrustFile file = set == null ? null : read(set);
        try (Site site = terminal.existing(aws)) {
            Ports ports = site.register().ports();
            if (file != null) {
                ports.witnesses().trust(file);
            }
            Optional<TrustFile> trusted = ports.witnesses().trustFile();
            if (trusted.isEmpty()) {
                terminal.out().println("no witnesses");
                return Exit.DONE;
            }
            trusted.get().witnesses().forEach(witness -> terminal.out().print(witness.line()));
            terminal.out().println("quorum " + trusted.get().quorum().orElse("none"));
            for (PolicyId policy : ports.chain().policies()) {
                print(ports, policy, trusted.get());
            }
            return Exit.DONE;
        }
    }

    private void print(Ports ports, PolicyId policy, TrustFile file) {
        Optional<SignedCheckpoint> latest = ports.checkpoints().latest(policy);
        if (latest.isEmpty()) {
            terminal.out().println(policy + ": not signed yet");
            return;
        }
        long size = latest.get().checkpoint().size();
        SignedNote note = latest.get().note().plus(ports.witnesses().cosignatures(policy, size));
        TrustFile.Witnessed witnessed = file.witnessed(note);
        terminal.out()
                .println(policy + ": entry " + size + " is cosigned by "
                        + witnessed.cosigned().size() + " of "
                        + file.witnesses().size()
                        + (witnessed.isQuorum() ? "" : ", fewer than the quorum"));
        for (Witness witness : file.witnesses()) {
            terminal.out()
                    .println("  " + witness.name() + ": "
                            + ports.witnesses().heard(policy).stream()
                                    .filter(one ->
                                            one.key().equals(witness.key().text()))
                                    .findFirst()
                                    .map(WitnessesCommand::said)
                                    .orElse(witness.url().isEmpty() ? "has no address" : "not asked yet"));
        }
    }

    private static String said(Heard heard) {
        return heard.at() + " " + heard.answer();
    }

    private static void require(Witness witness) {
        if (!witness.key().type().isCosignature()) {
            throw new IllegalArgumentException("witness " + witness.name() + ": \""
                    + witness.key().text() + "\": expected the key of a witness, which cosigns");
        }
        witness.url().filter(url -> !Witnesses.isAddress(url)).ifPresent(url -> {
            throw new IllegalArgumentException("witness " + witness.name() + ": \"" + url
                    + "\": expected an address, such as https://witness.example.com");
        });
    }

    /// Its logs are nothing to the register, which has its own.
    private static TrustFile read(Path file) throws IOException {
        try {
            TrustFile trusted = TrustFile.parse(new String(InputFile.read(file), UTF_8));
            if (trusted.witnesses().size() > MOST) {
                throw new IllegalArgumentException(trusted.witnesses().size() + " witnesses: expected " + MOST
                        + " at most, or a checkpoint with all that they sign were more than verifiers read");
            }
            trusted.witnesses().forEach(WitnessesCommand::require);
            return trusted;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
