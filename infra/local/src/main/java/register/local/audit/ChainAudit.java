package register.local.audit;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.Checkpoint;
import register.chain.EntryKind;
import register.chain.HeaderReader;
import register.chain.NoteKey;
import register.chain.Sha256;
import register.chain.SignedNote;
import register.json.Json;

/// Reads a whole chain from a server and recomputes it: each header's hash, the links, the contents, the checkpoint's
/// signature and time-stamp; and whether an older checkpoint belongs to the same history.
public final class ChainAudit {
    private static final int MOST_ENTRIES = 100_000;

    private final ChainServer server;
    private final @Nullable Checkpoint since;
    private final @Nullable NoteKey pinned;
    private final List<Shown> entries = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<X509Certificate> anchors;
    private @Nullable String note;
    private @Nullable Json shownStamp;
    private @Nullable Stamped stamp;
    private @Nullable Checkpoint checkpoint;
    private @Nullable NoteKey key;
    private long contents;

    /// @param since kept from earlier
    /// @param pinned the only key to believe; else those that the server names
    /// @param anchors certificates of the time-stamp authorities to trust, or of who issues theirs; with none it is
    ///     only asked whether a time-stamp holds
    public ChainAudit(
            ChainServer server, @Nullable Checkpoint since, @Nullable NoteKey pinned, List<X509Certificate> anchors) {
        this.server = server;
        this.since = since;
        this.pinned = pinned;
        this.anchors = List.copyOf(anchors);
    }

    /// @throws IOException when the server does not answer, or not in time
    public ChainReport run() throws IOException {
        readEntries();
        readCheckpoint();
        readTimeStamp();
        var links = new Links(entries, checkpoint);
        links.first(server.policy()).ifPresent(findings::add);
        if (findings.stream().noneMatch(finding -> finding.entry() != Finding.CHECKPOINT)) {
            Stream.of(
                            Optional.ofNullable(since)
                                    .flatMap(kept -> links.against(kept, "the checkpoint that was kept")),
                            Optional.ofNullable(checkpoint)
                                    .flatMap(shown -> links.against(shown, "the server's checkpoint")))
                    .flatMap(Optional::stream)
                    .forEach(findings::add);
        }
        readContents();
        return report();
    }

    private void readEntries() throws IOException {
        boolean more = true;
        while (more) {
            long next = entries.size() + 1L;
            Json page = server.entries(next - 1).orElse(null);
            if (!(page instanceof Json.Obj object && object.get("entries") instanceof Json.Arr list)) {
                findings.add(new Finding(next, "the server's answer is no page of a chain"));
                return;
            }
            note = object.get("checkpoint") instanceof Json.Str text ? text.value() : null;
            shownStamp = object.get("timeStamp");
            more = object.get("links") instanceof Json.Obj links && links.get("next") != null;
            if (entries.size() + list.items().size() > MOST_ENTRIES
                    || (more && list.items().isEmpty())) {
                findings.add(new Finding(next, "the server's pages do not end, or hold nothing"));
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
                entries.add(new Shown(
                        HeaderReader.read(header), Bytes.canonical(header).hash(), told, object.get("content")));
                return true;
            } catch (IllegalArgumentException _) {
                // Told below.
            }
        }
        findings.add(new Finding(entries.size() + 1L, "what the server shows is not the header of an entry"));
        return false;
    }

    private void readCheckpoint() throws IOException {
        if (note == null) {
            findings.add(new Finding(Finding.CHECKPOINT, "the server shows no signed checkpoint"));
            return;
        }
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint parsed = Checkpoint.parse(signed.text());
            key = keys().stream()
                    .filter(candidate -> candidate.name().equals(parsed.origin()) && signed.isSignedBy(candidate))
                    .findFirst()
                    .orElse(null);
            if (key != null) {
                checkpoint = parsed;
                return;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        findings.add(new Finding(
                Finding.CHECKPOINT,
                "the server's checkpoint is not one that " + (pinned == null ? "a key of the server" : "the given key")
                        + " signed"));
    }

    private void readTimeStamp() {
        if (note == null || shownStamp == null) {
            return;
        }
        try {
            stamp = Stamped.read(shownStamp, note, anchors);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(
                    Finding.CHECKPOINT, "the time-stamp of the server's checkpoint does not hold: " + e.getMessage()));
        }
    }

    private List<NoteKey> keys() throws IOException {
        if (pinned != null) {
            return List.of(pinned);
        }
        if (server.keys().orElse(null) instanceof Json.Obj object && object.get("keys") instanceof Json.Arr list) {
            return list.items().stream().flatMap(ChainAudit::key).toList();
        }
        return List.of();
    }

    /// One of another kind is passed over: it verifies nothing here.
    private static Stream<NoteKey> key(Json item) {
        try {
            return item instanceof Json.Obj one && one.get("verifierKey") instanceof Json.Str text
                    ? Stream.of(NoteKey.parse(text.value()))
                    : Stream.empty();
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }

    /// Those of the entries before the first bad one: a bad entry's content proves nothing.
    private void readContents() throws IOException {
        long bad = firstBad().map(Finding::entry).filter(entry -> entry > 0).orElse(Long.MAX_VALUE);
        Map<Sha256, Boolean> same = new HashMap<>();
        for (Shown shown : entries) {
            if (shown.header().sequence() >= bad) {
                return;
            }
            Sha256 expected = shown.header().contentHash();
            Boolean known = same.get(expected);
            if (known == null) {
                Json content = content(shown);
                known = content == null ? null : Bytes.canonical(content).hash().equals(expected);
            }
            if (known != null) {
                same.put(expected, known);
                contents++;
                if (!known) {
                    findings.add(
                            new Finding(shown.header().sequence(), "its content is not the one that it commits to"));
                    return;
                }
            }
        }
    }

    /// A redaction is no version's: its content stands beside its header.
    private @Nullable Json content(Shown shown) throws IOException {
        return shown.header().kind() == EntryKind.REDACTION
                ? shown.content()
                : server.version(shown.header())
                        .filter(Json.Obj.class::isInstance)
                        .map(version -> ((Json.Obj) version).get("content"))
                        .orElse(null);
    }

    /// One that names an entry before one about the checkpoint, and of those the earliest.
    private Optional<Finding> firstBad() {
        return findings.stream()
                .min(Comparator.comparingLong(
                        finding -> finding.entry() == Finding.CHECKPOINT ? Long.MAX_VALUE : finding.entry()));
    }

    private ChainReport report() {
        return new ChainReport(
                server.policy(),
                entries.size(),
                entries.isEmpty() ? null : entries.getLast().header(),
                note,
                key,
                pinned != null,
                stamp,
                contents,
                since,
                firstBad().orElse(null));
    }
}
