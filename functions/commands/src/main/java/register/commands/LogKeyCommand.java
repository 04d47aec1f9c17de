package register.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DespiteWitnesses;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.json.Json;
import register.log.NoteKey;
import register.log.SignedCheckpoint;
import register.machine.site.Site;
import register.machine.site.ThisMachine;
import register.publishing.PublishingOutcome;
import register.value.Bytes;
import register.value.PolicyId;

/// `infra/register log-key`: prints the keys of the logs, and hands the logs over to another key.
@Command(
        name = "log-key",
        description = "Prints the public key that signs this register's logs and, for each policy, its log with "
                + "the key that last signed it. Or, before this register moves to another one, hands every log "
                + "over to that register's key, which log-key prints there. Afterwards this register signs nothing "
                + "more.")
final class LogKeyCommand implements Callable<Integer> {
    /// The name in the verifier key. Its checksum guards against a hand-over to a mistyped key, which would end every
    /// log permanently.
    private static final String NAME = "log-key";

    private final Terminal terminal;

    @ArgGroup(exclusive = false)
    private @Nullable HandOver handOver;

    @Mixin
    private final SiteOption at;

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    /// Both of these.
    private static final class HandOver {
        @Option(names = "--hand-over", paramLabel = "KEY", required = true, description = "The other register's key.")
        private @Nullable NoteKey key;

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "The reason, which is" + " public.")
        private String reason = "";
    }

    LogKeyCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        @Nullable HandOver asked = handOver;
        @Nullable NoteKey key = asked == null ? null : asked.key;
        // The new register, to which others hand over, may be empty.
        if (asked == null && !at.isAws() && !ThisMachine.exists(terminal.settings())) {
            terminal.err()
                    .println("REGISTER_DATA: \"" + terminal.settings().data() + "\": there was no register;"
                            + " created one");
        }
        Site site = asked == null ? at.open() : at.existing();
        if (asked != null && key != null) {
            return handOver(site, key.publicKey(), asked.reason);
        }
        String own = new NoteKey(NAME, site.logKey()).text();
        var lines = new ArrayList<>(List.of("key " + own));
        var logs = new ArrayList<Json>();
        for (PolicyId policy : policies(site)) {
            Optional<SignedCheckpoint> latest =
                    site.register().ports().checkpoints().latest(policy);
            lines.add(latest.map(signed -> "log " + signed.key().text() + " entry "
                            + signed.checkpoint().size())
                    .orElse("log of " + policy + ": not signed yet"));
            var log = Json.object().put("policy", policy.value());
            latest.ifPresent(signed -> log.put("key", signed.key().text())
                    .put("sequence", signed.checkpoint().size()));
            logs.add(log.build());
        }
        terminal.result(
                Json.object().put("key", own).put("logs", Json.array(logs)).build(), lines);
        return Exit.DONE;
    }

    /// Hands over as many logs as possible.
    private int handOver(Site site, Bytes key, String reason) {
        for (PolicyId policy : policies(site)) {
            despite.requireOneHistory(terminal, site, policy);
        }
        int exit = Exit.DONE;
        Bytes own = site.logKey();
        var completion = new Completion(terminal, despite);
        var outcomes = new ArrayList<PublishingOutcome>();
        try {
            for (PolicyId policy : policies(site)) {
                PublishingOutcome outcome = site.register().handingOver().handOver(policy, own, key, reason);
                outcomes.add(outcome);
                exit = Math.max(exit, completion.complete(site, outcome));
            }
        } finally {
            // A log that was handed over remains so, whatever failed after it.
            List<PublishingOutcome> accepted = outcomes.stream()
                    .filter(outcome -> !(outcome instanceof PublishingOutcome.Rejected))
                    .toList();
            terminal.result(
                    "logs",
                    Json.array(accepted, outcome -> OutcomeText.json(outcome).build()),
                    accepted.stream()
                            .flatMap(outcome -> OutcomeText.lines(outcome).stream())
                            .toList());
        }
        return exit;
    }

    private static List<PolicyId> policies(Site site) {
        return site.register().ports().chain().policies();
    }
}
