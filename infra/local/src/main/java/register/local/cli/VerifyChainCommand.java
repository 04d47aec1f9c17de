package register.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Checkpoint;
import register.chain.NoteKey;
import register.chain.SignedNote;
import register.json.CanonicalJson;
import register.local.audit.ChainAudit;
import register.local.audit.ChainReport;
import register.local.audit.ChainServer;

/// Says whether the history that a server shows is whole and unchanged.
final class VerifyChainCommand {
    private static final long LARGEST_CHECKPOINT = 64 * 1024;

    private final Terminal terminal;

    VerifyChainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int verify(
            String address,
            @Nullable Path since,
            @Nullable String key,
            @Nullable Path trustedAuthority,
            int minutes,
            boolean json)
            throws IOException {
        NoteKey pinned = null;
        if (minutes < 1) {
            return usage("--minutes: \"" + minutes + "\": expected 1 or more");
        }
        try {
            pinned = key == null ? null : NoteKey.parse(key);
        } catch (IllegalArgumentException e) {
            return usage("--key: " + e.getMessage());
        }
        Checkpoint kept = since == null ? null : checkpoint(since);
        List<X509Certificate> anchors = trustedAuthority == null ? List.of() : InputFile.certificates(trustedAuthority);
        ChainReport report;
        try (ChainServer server = ChainServer.at(address, Duration.ofMinutes(minutes))) {
            report = new ChainAudit(server, kept, pinned, anchors).run();
        } catch (IllegalArgumentException e) {
            return usage("URL: " + e.getMessage());
        }
        if (json) {
            terminal.out().println(new String(CanonicalJson.bytes(report.json()), UTF_8));
        } else {
            report.lines().forEach(terminal.out()::println);
        }
        return report.sound() ? Exit.DONE : Exit.NO;
    }

    private int usage(String message) {
        terminal.err().println(message);
        return Exit.USAGE;
    }

    /// Signed as a server shows it, or the three lines that a snapshot prints: whoever kept it knows that it is theirs.
    private static Checkpoint checkpoint(Path file) throws IOException {
        if (InputFile.size(file) > LARGEST_CHECKPOINT) {
            throw new IOException(file + ": larger than any checkpoint");
        }
        String text = new String(InputFile.read(file), UTF_8);
        try {
            return Checkpoint.parse(
                    text.contains("\n\n") ? SignedNote.parse(text).text() : text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
