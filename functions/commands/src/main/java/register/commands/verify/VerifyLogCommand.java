package register.commands.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.audit.KeptCheckpoint;
import register.commands.audit.LogAudit;
import register.commands.audit.LogReport;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LogOptions;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;

/// Verifies that a server's history is complete and unchanged.
@Command(
        name = "verify-log",
        description = "Recomputes the whole history of one policy from its log as a server shows it. Verified "
                + "means that the history is complete, recomputed and signed, and contains what the policy shows. "
                + "Otherwise lists each contradiction (exit code 1), or what is not signed or witnessed yet (4). "
                + "Needs no data folder and trusts nothing else.")
public final class VerifyLogCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "URL", description = "One policy's log: http(s)://HOST/log/POLICY.")
    private String address = "";

    @Option(
            names = "--since",
            paramLabel = "CHECKPOINT",
            description = "A checkpoint that you kept, or a file that holds one: an entry's proof, or a"
                    + " notice.json. It must belong to the same history.")
    private @Nullable Path since;

    @Mixin
    private final LogOptions options = new LogOptions();

    public VerifyLogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        KeptCheckpoint kept = since == null ? null : InputFile.parse(since, "checkpoint", VerifyLogCommand::checkpoint);
        try (LogServer server = options.server(address)) {
            LogTrust trusted = options.trusted(server);
            if (kept != null && !kept.checkpoint().policy().equals(server.policy())) {
                throw NoResultException.usage("--since: " + since + ": a checkpoint of the policy \""
                        + kept.checkpoint().policy() + "\"; the URL names \"" + server.policy() + "\"");
            }
            LogReport report = new LogAudit(server, kept, trusted, terminal.clock()).run();
            terminal.result(report.json(), report.lines());
            return Exit.of(report);
        }
    }

    /// A signed checkpoint, as shown by a server or contained in a proof; or the three lines printed in a snapshot,
    /// whose origin the caller knows.
    private static KeptCheckpoint checkpoint(String text) {
        KeptCheckpoint kept = KeptCheckpoint.parse(text);
        kept.checkpoint().policy();
        return kept;
    }
}
