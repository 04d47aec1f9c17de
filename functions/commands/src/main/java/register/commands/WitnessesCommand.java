package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.assembly.Ports;
import register.commands.option.InputFile;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.option.WitnessCheck;
import register.json.Json;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile;
import register.log.TrustFile.Witness;
import register.machine.site.Site;
import register.transparency.WitnessLog.LastAnswer;
import register.transparency.Witnesses;
import register.value.PolicyId;

/// `infra/register witnesses`: the witnesses that the register asks to cosign its logs, and their answers.
@Command(
        name = "witnesses",
        description = "Asks the witnesses of this register to cosign its logs, and prints each answer for each"
                + " log; with --aws, the last answers. Exit code 1: a witness saw a history that differs from the "
                + "one here. With --set, sets a new trust file (C2SP tlog-policy): a line \"witness NAME"
                + " KEY ADDRESS\" for each witness, then \"quorum NAME\" or \"quorum none\".")
final class WitnessesCommand implements Callable<Integer> {
    /// With ML-DSA-44 a cosignature takes 3.3 KB; a note has at most 128 KiB and 64 signatures.
    private static final int MOST = 32;
    private static final Duration TIME = Duration.ofSeconds(20);

    private final Terminal terminal;

    @Option(names = "--set", paramLabel = "FILE", description = "The trust file that replaces the current one.")
    private @Nullable Path set;

    @Mixin
    private final SiteOption at;

    WitnessesCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        TrustFile file = set == null ? null : read(set);
        Site site = at.existing();
        Ports ports = site.register().ports();
        if (file != null) {
            ports.witnesses().trust(file);
        }
        var histories = new WitnessCheck(terminal);
        if (site.attesting() != null) {
            int _ = site.attesting().witnessing().askAnew(TIME, histories::answered);
        }
        Optional<TrustFile> trusted = ports.witnesses().trustFile();
        List<String> lines = new ArrayList<>();
        var logs = new ArrayList<Json>();
        trusted.ifPresentOrElse(
                kept -> {
                    kept.witnesses().forEach(witness -> lines.add(witness.line().strip()));
                    lines.add("quorum " + kept.quorum().orElse("none"));
                    ports.chain().policies().forEach(policy -> logs.add(log(ports, policy, kept, lines)));
                },
                () -> lines.add("no witnesses"));
        terminal.result(
                Json.object()
                        .put(
                                "witnesses",
                                Json.array(trusted.map(TrustFile::witnesses).orElse(List.of()), WitnessesCommand::json))
                        .put("quorum", trusted.flatMap(TrustFile::quorum).orElse(null))
                        .put("logs", Json.array(logs))
                        .build(),
                lines);
        return histories.exit();
    }

    private static Json json(Witness witness) {
        return Json.object()
                .put("name", witness.name())
                .put("key", witness.key().text())
                .put("url", witness.url().orElse(null))
                .build();
    }

    /// The state of a policy's log and the witnesses' answers, as JSON and, added to `lines`, in words.
    private static Json log(Ports ports, PolicyId policy, TrustFile file, List<String> lines) {
        Optional<SignedCheckpoint> latest = ports.checkpoints().latest(policy);
        if (latest.isEmpty()) {
            lines.add(policy + ": not signed yet");
            return Json.object().put("policy", policy.value()).build();
        }
        long size = latest.get().checkpoint().size();
        SignedNote note = latest.get().note().plus(ports.witnesses().cosignatures(policy, size));
        TrustFile.Witnessed witnessed = file.witnessed(note);
        lines.add(policy + ": entry " + size + " is cosigned by "
                + witnessed.cosigned().size() + " of "
                + file.witnesses().size()
                + (witnessed.isQuorum() ? "" : ", fewer than the quorum"));
        var answers = new ArrayList<Json>();
        for (Witness witness : file.witnesses()) {
            Optional<LastAnswer> heard = ports.witnesses().heard(policy).stream()
                    .filter(one -> one.key().equals(witness.key().text()))
                    .findFirst();
            lines.add("  " + witness.name() + ": "
                    + heard.map(WitnessesCommand::answer)
                            .orElse(witness.url().isEmpty() ? "has no address" : "not asked yet"));
            heard.ifPresent(one -> answers.add(Json.object()
                    .put("name", witness.name())
                    .put("at", one.at().toString())
                    .put("answer", one.answer())
                    .build()));
        }
        return Json.object()
                .put("policy", policy.value())
                .put("sequence", size)
                .put("cosigned", witnessed.cosigned().size())
                .put("quorum", witnessed.isQuorum())
                .put("answers", Json.array(answers))
                .build();
    }

    private static String answer(LastAnswer heard) {
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

    /// Reads a trust file; its logs do not concern the register, which has its own.
    private static TrustFile read(Path file) throws IOException {
        return InputFile.parse(file, "trust file", text -> {
            TrustFile trusted = TrustFile.parse(text);
            if (trusted.witnesses().size() > MOST) {
                throw new IllegalArgumentException(trusted.witnesses().size() + " witnesses: expected " + MOST
                        + " at most, or a checkpoint with all that they sign were more than verifiers read");
            }
            trusted.witnesses().forEach(WitnessesCommand::require);
            return trusted;
        });
    }
}
