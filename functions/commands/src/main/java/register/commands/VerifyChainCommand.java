package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.commands.audit.ChainAudit;
import register.commands.audit.ChainReport;
import register.commands.audit.ChainServer;
import register.commands.audit.KeptCheckpoint;
import register.commands.option.InputFile;
import register.json.CanonicalJson;
import register.log.NoteKey;

/// Verifies that the history which a server shows is whole and unchanged.
final class VerifyChainCommand {
    private static final long LARGEST_CHECKPOINT = 64 * 1024;

    private final Terminal terminal;

    VerifyChainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int verify(
            String address,
            @Nullable Path since,
            List<String> keys,
            @Nullable Path trustedAuthority,
            int minutes,
            boolean json)
            throws IOException {
        List<NoteKey> pinned;
        if (minutes < 1) {
            return usage("--minutes: \"" + minutes + "\": expected 1 or more");
        }
        try {
            pinned = keys.stream().map(NoteKey::parse).toList();
        } catch (IllegalArgumentException e) {
            return usage("--key: " + e.getMessage());
        }
        KeptCheckpoint kept = since == null ? null : checkpoint(since);
        List<X509Certificate> clocks = trustedAuthority == null ? List.of() : InputFile.certificates(trustedAuthority);
        ChainReport report;
        try (ChainServer server = ChainServer.at(address, Duration.ofMinutes(minutes))) {
            if (kept != null && !kept.checkpoint().policy().equals(server.policy())) {
                return usage("--since: " + since + ": a checkpoint of the policy \""
                        + kept.checkpoint().policy() + "\"; the URL names \"" + server.policy() + "\"");
            }
            report = new ChainAudit(server, kept, pinned, clocks).run();
        } catch (IllegalArgumentException e) {
            return usage("URL: " + e.getMessage());
        }
        if (json) {
            terminal.out().println(new String(CanonicalJson.bytes(report.json()), UTF_8));
        } else {
            report.lines().forEach(terminal.out()::println);
        }
        if (report.verified()) {
            return Exit.DONE;
        }
        return report.contradicted() ? Exit.NO : Exit.UNDECIDED;
    }

    private int usage(String message) {
        terminal.err().println(message);
        return Exit.USAGE;
    }

    /// Either signed, as a server shows it, or the three lines that a snapshot prints: whoever kept those knows their
    /// origin.
    private static KeptCheckpoint checkpoint(Path file) throws IOException {
        if (InputFile.size(file) > LARGEST_CHECKPOINT) {
            throw new IOException(file + ": larger than any checkpoint");
        }
        String text = new String(InputFile.read(file), UTF_8);
        try {
            return KeptCheckpoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
