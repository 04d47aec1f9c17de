package register.commands.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.commands.audit.LogAudit;
import register.commands.audit.LogReport;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;
import register.embedded.file.DurableFile;
import register.json.Json;
import register.log.NoteKey;

/// Visits a log: verifies the entries since the last visit, reports them, and only then saves its state. After an
/// interruption, the next visit reports them again.
///
/// @param file with the state between visits
public record Watch(LogServer server, LogTrust trusted, Path file, Clock clock) {
    /// Reports news; unless this succeeds, the state is not saved.
    @FunctionalInterface
    public interface Voice {
        void say(Json form, List<String> lines) throws IOException;
    }

    /// The state belongs to a different log, or follows a key other than the given one.
    public static final class OtherStateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherStateException(String message) {
            super(message);
        }
    }

    /// @throws OtherStateException if the state belongs to a different log, or follows a key other than the given
    ///     one
    /// @throws IOException if the server does not answer, or the state cannot be read or written
    public LogReport visit(Voice voice) throws IOException {
        if (!Files.isDirectory(folder())) {
            throw new IOException("--state: " + file + ": no such folder; create it first");
        }
        WatchState before = WatchState.read(file).orElse(null);
        if (before != null) {
            requireSame(before);
        }
        // Now, because the audit updates the state.
        byte[] begun = bytes(before);
        var news = new ArrayList<News>();
        LogReport report = audit(before)
                .following((leaf, content, standing) -> {
                    if (before != null) {
                        news.add(News.of(leaf, content, standing, server));
                    }
                })
                .run();
        var visit = new Visit(server.address(), before, report, news, trusted.namesKeys());
        if (!visit.isQuiet()) {
            voice.say(visit.json(), visit.lines(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        }
        if (report.followable() && (before == null || !news.isEmpty())) {
            if (!Arrays.equals(begun, bytes(WatchState.read(file).orElse(null)))) {
                throw new IOException(file + ": another visit has ended meanwhile, so this one is not saved");
            }
            new DurableFile(file)
                    .replace(WatchState.after(report, before == null ? pinned(report) : before.first())
                            .bytes());
        }
        return report;
    }

    private static byte[] bytes(@Nullable WatchState state) {
        return state == null ? new byte[0] : state.bytes();
    }

    private NoteKey pinned(LogReport report) {
        return trusted.namesKeys() ? trusted.keys().getFirst() : Objects.requireNonNull(report.key());
    }

    private LogAudit audit(@Nullable WatchState before) {
        return before == null
                ? new LogAudit(server, null, trusted, clock)
                : LogAudit.from(before.start(), server, trusted, clock);
    }

    private void requireSame(WatchState before) {
        if (!before.start().kept().checkpoint().policy().equals(server.policy())) {
            throw new OtherStateException("--state: " + file + ": follows the policy \""
                    + before.start().kept().checkpoint().policy() + "\"; the URL names \"" + server.policy() + "\"");
        }
        var followed =
                List.of(before.first(), before.start().key(), before.start().next());
        if (trusted.namesKeys() && trusted.keys().stream().noneMatch(followed::contains)) {
            throw new OtherStateException("--key: not the one that " + file + " follows, which is "
                    + before.first().text());
        }
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "expected a file, not the root");
    }
}
