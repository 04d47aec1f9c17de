package register.commands.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import register.commands.audit.KeptCheckpoint;
import register.commands.audit.LogAudit.Start;
import register.commands.audit.LogReport;
import register.commands.audit.StandingEntries;
import register.commands.option.InputFile;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.NoteKey;
import register.log.RightEdge;
import register.log.SignedNote;
import register.value.Sha256;

/// The state of a log between two visits, kept in a file: the point up to which it was verified, and everything
/// needed to continue from there without reading earlier entries.
///
/// @param first the key trusted at first
public record WatchState(NoteKey first, Start start) {
    private static final String FORMAT = "subprocessor-register-watch-1";
    private static final long LARGEST = 256L * 1024 * 1024;

    /// After a first visit, or another.
    static WatchState after(LogReport report, NoteKey first) {
        var shown = Objects.requireNonNull(report.shown());
        return new WatchState(
                first,
                new Start(
                        new KeptCheckpoint(shown.checkpoint(), shown.note()),
                        report.edge(),
                        Objects.requireNonNull(report.recordedAt()),
                        report.standing(),
                        Objects.requireNonNull(report.key()),
                        Objects.requireNonNull(report.next())));
    }

    /// @return empty if there is no such file
    /// @throws IOException if `write` did not write it
    static Optional<WatchState> read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException(file + ": too large for a state file");
            }
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(JsonText.parse(InputFile.read(file))));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": not a state file of watch, or changed: " + e.getMessage(), e);
        }
    }

    private static WatchState of(Json json) {
        var in = Members.of(json);
        if (!in.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException("of another format");
        }
        KeptCheckpoint kept = in.required("checkpoint", KeptCheckpoint::parse);
        NoteKey key = in.required("key", NoteKey::parse);
        var edge = new RightEdge(
                kept.checkpoint().size(),
                in.texts("rightEdge").stream().map(Sha256::new).toList(),
                List.of());
        SignedNote note = kept.note();
        if (!edge.root().equals(kept.checkpoint().root()) || note == null || !note.isSignedBy(key)) {
            throw new IllegalArgumentException("its checkpoint does not match its tree or its key");
        }
        return new WatchState(
                in.required("firstKey", NoteKey::parse),
                new Start(
                        kept,
                        edge,
                        in.instant("recordedAt"),
                        StandingEntries.read(in.object("standing")),
                        key,
                        in.required("nextKey", NoteKey::parse)));
    }

    byte[] bytes() {
        return (CanonicalJson.text(Json.object()
                                .put("format", FORMAT)
                                .put("firstKey", first.text())
                                .put("key", start.key().text())
                                .put("nextKey", start.next().text())
                                .put("checkpoint", note().note())
                                .put(
                                        "rightEdge",
                                        Json.strings(start.edge().subtrees().stream()
                                                .map(Sha256::hex)
                                                .toList()))
                                .put("recordedAt", start.recordedAt().toString())
                                .put("standing", start.standing().json())
                                .build())
                        + "\n")
                .getBytes(UTF_8);
    }

    SignedNote note() {
        return Objects.requireNonNull(start.kept().note());
    }

    long size() {
        return start.edge().size();
    }
}
