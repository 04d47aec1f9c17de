package register.commands.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;
import register.commands.audit.AuditFinding.Kind;
import register.json.Json;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.TrustFile;
import register.value.Bytes;

/// Reads a policy's log from a server and recomputes it: its tree, contents, signers, witnesses and time-stamp;
/// checks that the policy's page follows from the log, and that an older checkpoint belongs to the same history. It
/// is verified if all of this is shown, signed and consistent; otherwise there is a finding.
public final class LogAudit {
    private final LogServer server;
    private final @Nullable KeptCheckpoint since;
    private final LogTrust trusted;
    private final Clock clock;
    private final AuditFindings findings = new AuditFindings();
    private final AuditedContents contents;
    private final StandingEntries standing;
    private final @Nullable Start start;
    private Follower follower = (_, _, _) -> {};
    private @Nullable Instant recordedAt;
    private @Nullable Json inForce;
    private Instant begun = Instant.MIN;

    /// Receives each entry read.
    @FunctionalInterface
    public interface Follower {
        /// @param content that the entry commits to; absent if it is not shown
        /// @param before the versions before it
        /// @throws IOException if the server does not answer
        void read(Leaf leaf, @Nullable Bytes content, StandingEntries before) throws IOException;
    }

    /// The end of an earlier audit, from which to continue.
    ///
    /// @param edge the right edge of the tree there
    /// @param recordedAt of its last entry
    /// @param standing the versions there; updated by this audit
    /// @param key that signed there
    /// @param next the key from there on: another if the last entry hands over
    public record Start(
            KeptCheckpoint kept,
            RightEdge edge,
            Instant recordedAt,
            StandingEntries standing,
            NoteKey key,
            NoteKey next) {}

    /// @param since kept from earlier
    public LogAudit(LogServer server, @Nullable KeptCheckpoint since, LogTrust trusted, Clock clock) {
        this(server, since, trusted, clock, null);
    }

    private LogAudit(
            LogServer server, @Nullable KeptCheckpoint since, LogTrust trusted, Clock clock, @Nullable Start start) {
        this.server = server;
        this.since = since;
        this.trusted = trusted;
        this.clock = clock;
        this.start = start;
        this.standing = start == null ? new StandingEntries() : start.standing();
        this.recordedAt = start == null ? null : start.recordedAt();
        this.contents = new AuditedContents(server, standing, findings);
    }

    /// Continues an earlier audit, with its key.
    public static LogAudit from(Start start, LogServer server, LogTrust trusted, Clock clock) {
        var followed = new LogTrust(List.of(start.key()), trusted.witnesses(), trusted.clocks());
        return new LogAudit(server, start.kept(), followed, clock, start);
    }

    /// Adds a follower, which receives each entry read.
    public LogAudit following(Follower follows) {
        this.follower = follows;
        return this;
    }

    /// @throws IOException if the server does not answer, or not in time
    public LogReport run() throws IOException {
        begun = clock.instant();
        // The list and the cosigned checkpoint are read first, so that an honest server has signed entries for both.
        inForce = server.api(LogServer.LIST).orElse(null);
        Optional<ServedCheckpoint> witnessed = trusted.witnesses() == null ? Optional.empty() : checkpoint("witnessed");
        ServedCheckpoint shown = checkpoint("checkpoint").orElse(null);
        if (shown == null) {
            if (inForce == null && !findings.contradict()) {
                throw new IOException(server.address() + ": the server shows no such log");
            }
            if (!findings.contradict()) {
                findings.add(Kind.NO_CHECKPOINT, "the server shows no signed checkpoint");
            }
            return LogReport.none(server.policy(), since, findings.sorted());
        }
        long from = start == null ? 0 : start.edge().size();
        // Cosigned checkpoints up to here were compared before.
        return read(shown, witnessed.filter(one -> one.size() >= from).orElse(null));
    }

    private Optional<ServedCheckpoint> checkpoint(String path) throws IOException {
        try {
            return ServedCheckpoint.read(server, path);
        } catch (IllegalArgumentException e) {
            findings.add(Kind.BAD_CHECKPOINT, "the server's " + path + " is invalid: " + e.getMessage());
            return Optional.empty();
        }
    }

    private LogReport read(ServedCheckpoint shown, @Nullable ServedCheckpoint witnessed) throws IOException {
        String origin = shown.checkpoint().origin();
        var signers = new Signers(server, shown, trusted.keys(), findings);
        RightEdge from = start == null ? RightEdge.EMPTY : start.edge();
        var tree = new TreeReader(server, from, findings);
        if (start != null && !start.next().equals(start.key())) {
            signers.handOver(from.size(), start.next());
        }
        var comparison = new Comparison(server, shown, tree, signers, findings);
        comparison.expect(since, witnessed, trusted.keys());
        tree.read(shown.size(), bytes -> leaf(bytes, tree, signers, origin));
        contents.end();
        comparison.compare(since, witnessed);
        byte[] note = comparison.again();
        signers.check(tree);
        TrustFile trust = trusted.witnesses();
        Witnessing witnessing = trust == null ? null : Witnessing.of(trust, shown, witnessed, findings);
        CheckpointStamp stamp = comparison.stamp(note, trusted.clocks());
        if (!findings.contradict()) {
            Instant head = recordedAt == null ? Instant.MIN : recordedAt;
            new ServedLists(server, standing, shown, head, begun, clock.instant()).compare(inForce, findings);
        }
        return new LogReport(
                server.policy(),
                shown,
                tree.edge(),
                recordedAt,
                standing,
                signers.of(shown.size()).orElse(null),
                signers.of(shown.size() + 1).orElse(null),
                signers.handOvers(),
                trusted.namesKeys(),
                witnessing,
                stamp,
                tree.edge().size() - from.size(),
                contents.summary(),
                since,
                findings.sorted());
    }

    private void leaf(byte[] bytes, TreeReader tree, Signers signers, String origin) throws IOException {
        long sequence = tree.edge().size();
        Leaf leaf;
        try {
            leaf = Leaf.read(bytes, server.policy(), sequence);
        } catch (IllegalArgumentException e) {
            findings.add(Kind.ALTERED, sequence, String.valueOf(e.getMessage()));
            return;
        }
        if (recordedAt != null && !leaf.recordedAt().isAfter(recordedAt)) {
            findings.add(Kind.ALTERED, sequence, "not recorded later than the entry before it");
        }
        recordedAt = leaf.recordedAt();
        Bytes content = contents.read(leaf).orElse(null);
        follower.read(leaf, content, standing);
        if (leaf.header() == null) {
            return;
        }
        standing.add(leaf.header());
        if (content != null && leaf.header().kind() == EntryKind.KEY) {
            tree.keep();
            contents.handOver(leaf.header(), content, origin).ifPresent(to -> signers.handOver(sequence, to));
        }
    }
}
