package register.commands.audit;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.HeaderJson;
import register.commands.audit.Finding.Kind;
import register.json.CanonicalJson;
import register.json.Json;
import register.log.Checkpoint;
import register.log.MerkleTree;
import register.log.NoteKey;

/// Reads a whole chain from a server and recomputes it: each header's hash, the links, the contents, the checkpoint's
/// signature and time-stamp; and whether an older checkpoint belongs to the same history. It is verified where all of
/// it is shown, signed, and what it says it is; else there is a finding.
public final class ChainAudit {
    private static final int MOST_ENTRIES = 100_000;

    private final ChainServer server;
    private final @Nullable KeptCheckpoint since;
    private final List<NoteKey> pinned;
    private final List<X509Certificate> clocks;
    private final List<Shown> entries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable String note;
    private @Nullable Json shownStamp;

    /// @param since kept from earlier
    /// @param pinned the only keys to believe; with none, those that the server names
    /// @param clocks certificates of the time-stamp authorities to believe, or of who issues theirs; with none it
    ///     is only asked whether a time-stamp holds
    public ChainAudit(
            ChainServer server, @Nullable KeptCheckpoint since, List<NoteKey> pinned, List<X509Certificate> clocks) {
        this.server = server;
        this.since = since;
        this.pinned = List.copyOf(pinned);
        this.clocks = List.copyOf(clocks);
    }

    /// @throws IOException when the server does not answer, or not in time
    public ChainReport run() throws IOException {
        readEntries();
        var signatures = new Signatures(server, pinned);
        signatures.read(note);
        if (since != null) {
            signatures.compare(since);
        }
        Stamped stamp = readTimeStamp();
        compare(signatures.checkpoint());
        findings.addAll(signatures.findings());
        var contents = new Contents(
                server,
                signatures.checkpoint() == null ? 0 : signatures.checkpoint().size());
        contents.read(entries.subList(0, sound()));
        findings.addAll(contents.findings());
        return new ChainReport(
                server.policy(),
                entries.size(),
                entries.isEmpty() ? null : entries.getLast().header(),
                note,
                signatures.checkpoint(),
                signatures.key(),
                !pinned.isEmpty(),
                stamp,
                contents.recomputed(),
                contents.redactions(),
                contents.named(),
                since,
                findings.stream()
                        .sorted(Comparator.comparingInt(
                                        (Finding finding) -> finding.kind().isContradiction() ? 0 : 1)
                                .thenComparingLong(ChainAudit::place))
                        .toList());
    }

    /// One that names an entry before one about the checkpoint, and of those the earliest.
    private static long place(Finding finding) {
        return finding.entry() == Finding.CHECKPOINT ? Long.MAX_VALUE : finding.entry();
    }

    private void found(Kind kind, long entry, String sentence) {
        findings.add(new Finding(kind, entry, sentence));
    }

    /// The links between the entries, then, where these hold, what the checkpoints say of them.
    private void compare(@Nullable Checkpoint checkpoint) {
        var links = new Links(entries);
        if (entries.isEmpty() && findings.isEmpty()) {
            found(Kind.EMPTY, 1, "the server shows no entry");
        }
        links.first(server.policy()).ifPresent(findings::add);
        if (findings.stream().noneMatch(finding -> finding.entry() != Finding.CHECKPOINT)) {
            Stream.of(
                            Optional.ofNullable(since)
                                    .flatMap(kept -> links.against(kept.checkpoint(), "the checkpoint that was kept")),
                            Optional.ofNullable(checkpoint)
                                    .flatMap(shown -> links.against(shown, "the server's checkpoint")))
                    .flatMap(Optional::stream)
                    .forEach(findings::add);
        }
        if (checkpoint != null && checkpoint.size() < entries.size()) {
            found(
                    Kind.UNSIGNED_TAIL,
                    checkpoint.size() + 1,
                    "nobody signed the entries after entry " + checkpoint.size() + ", up to entry " + entries.size()
                            + ": the server's checkpoint ends there");
        }
    }

    /// How many entries come before the first bad one.
    private int sound() {
        long bad = findings.stream()
                .filter(finding -> finding.kind().isContradiction() && finding.entry() != Finding.CHECKPOINT)
                .mapToLong(Finding::entry)
                .min()
                .orElse(Long.MAX_VALUE);
        return (int) Math.min(entries.size(), bad - 1);
    }

    private void readEntries() throws IOException {
        boolean more = true;
        while (more) {
            long next = entries.size() + 1L;
            Json page = server.entries(next - 1).orElse(null);
            if (!(page instanceof Json.Obj object && object.get("entries") instanceof Json.Arr list)) {
                found(Kind.ALTERED, next, "the server's answer is no page of a chain");
                return;
            }
            note = object.get("checkpoint") instanceof Json.Str text ? text.value() : null;
            shownStamp = object.get("timeStamp");
            more = object.get("links") instanceof Json.Obj links && links.get("next") != null;
            if (entries.size() + list.items().size() > MOST_ENTRIES
                    || (more && list.items().isEmpty())) {
                found(Kind.ALTERED, next, "the server's pages do not end, or hold nothing");
                return;
            }
            for (Json item : list.items()) {
                if (!read(item)) {
                    return;
                }
            }
        }
    }

    private boolean read(Json item) {
        if (item instanceof Json.Obj object && object.get("header") instanceof Json.Obj header) {
            try {
                String told = object.get("hash") instanceof Json.Str text ? text.value() : null;
                EntryHeader read = HeaderJson.read(header);
                // Of the others it stands with their versions: what a server shows beside is not worth keeping.
                Json content = read.kind() == EntryKind.REDACTION ? object.get("content") : null;
                entries.add(new Shown(read, MerkleTree.leaf(CanonicalJson.bytes(header)), told, content));
                return true;
            } catch (IllegalArgumentException _) {
                // Told below.
            }
        }
        found(Kind.ALTERED, entries.size() + 1L, "what the server shows is not the header of an entry");
        return false;
    }

    private @Nullable Stamped readTimeStamp() {
        if (note == null || shownStamp == null) {
            if (!clocks.isEmpty()) {
                found(Kind.NO_TIME_STAMP, Finding.CHECKPOINT, "the server shows no time-stamp of its checkpoint");
            }
            return null;
        }
        try {
            return Stamped.read(shownStamp, note, clocks);
        } catch (IllegalArgumentException e) {
            found(
                    Kind.BAD_TIME_STAMP,
                    Finding.CHECKPOINT,
                    "the time-stamp of the server's checkpoint does not hold: " + e.getMessage());
            return null;
        }
    }
}
