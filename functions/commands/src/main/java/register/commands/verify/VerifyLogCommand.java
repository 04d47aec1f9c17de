package register.commands.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import register.commands.audit.Trusted;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LogOptions;
import register.commands.option.Terminal;

/// Verifies that the history which a server shows is whole and unchanged.
@Command(
        name = "verify-log",
        mixinStandardHelpOptions = true,
        description =
                "Recomputes the whole history of one policy from what a server shows of its log. Verified means: all of"
                        + " it is shown, recomputed and signed, and what the policy shows is in it. Otherwise names what"
                        + " contradicts (exit code 1), or what is not signed or witnessed yet (4). Needs no data folder and"
                        + " trusts nothing else.")
public final class VerifyLogCommand implements Callable<Integer> {
    private static final long LARGEST_CHECKPOINT = 1024 * 1024;

    private final Terminal terminal;

    @Parameters(paramLabel = "URL", description = "One policy's log: http(s)://HOST/log/POLICY.")
    private String address = "";

    @Option(
            names = "--since",
            paramLabel = "CHECKPOINT",
            description = "A checkpoint that you kept, or what holds one: an entry's proof, or a notice.json."
                    + " It must belong to the same history.")
    private @Nullable Path since;

    @Mixin
    private final LogOptions options = new LogOptions();

    public VerifyLogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        KeptCheckpoint kept = since == null ? null : checkpoint(since);
        LogServer server;
        Trusted trusted;
        try {
            server = options.server(address);
            trusted = options.trusted(server);
        } catch (IllegalArgumentException e) {
            return usage(String.valueOf(e.getMessage()));
        }
        try (server) {
            if (kept != null && !kept.checkpoint().policy().equals(server.policy())) {
                return usage("--since: " + since + ": a checkpoint of the policy \""
                        + kept.checkpoint().policy() + "\"; the URL names \"" + server.policy() + "\"");
            }
            LogReport report = new LogAudit(server, kept, trusted, terminal.clock()).run();
            terminal.result(report.json(), report.lines());
            return Exit.of(report);
        }
    }

    private int usage(String message) {
        terminal.err().println(message);
        return Exit.USAGE;
    }

    /// Signed, as a server shows it or a proof holds it; or the three lines that a snapshot prints: whoever kept those
    /// knows their origin.
    private static KeptCheckpoint checkpoint(Path file) throws IOException {
        if (InputFile.size(file) > LARGEST_CHECKPOINT) {
            throw new IOException(file + ": larger than any checkpoint");
        }
        String text = new String(InputFile.read(file), UTF_8);
        try {
            KeptCheckpoint kept = KeptCheckpoint.parse(text);
            kept.checkpoint().policy();
            return kept;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
