package register.machine.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import register.embedded.file.DurableFile;
import register.embedded.file.PrivateFiles;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.Cosignature;
import register.log.NoteKey;
import register.log.SignedNote;
import register.log.TreeHead;
import register.value.Bytes;
import register.witness.CosignedTrees;

/// A witness's memory in one file: canonical JSON (RFC 8785) with the witness's key, each log's newest checkpoint
/// signed by both, and the SHA-256 of the rest. A damaged file, or a checkpoint without the witness's own
/// cosignature, is refused, because a witness that forgot could cosign a fork. Only one process may use the file.
public final class StateFile implements CosignedTrees, AutoCloseable {
    private final DurableFile file;
    private final NoteKey witness;
    private final FileChannel lock;
    private final Map<String, SignedNote> latest = new TreeMap<>();

    private StateFile(DurableFile file, NoteKey witness, FileChannel lock) {
        this.file = file;
        this.witness = witness;
        this.lock = lock;
    }

    /// Opens the file, or creates it if there is none.
    ///
    /// @param isNew true if the witness's key was made just now, so that it cannot have cosigned anything
    /// @throws IOException if the file is damaged, belongs to another witness, is in use, or is missing although
    ///     the key is old
    public static StateFile open(Path named, NoteKey witness, boolean isNew) throws IOException {
        // All names of a file share one lock, and replacing it keeps links.
        Path path = Files.exists(named) ? named.toRealPath() : named;
        var file = new DurableFile(path);
        FileChannel lock = locked(path);
        try {
            var state = new StateFile(file, witness, lock);
            if (file.exists()) {
                state.read(path, isNew);
            } else if (isNew) {
                file.create(state.bytes());
            } else {
                throw new IOException(
                        path + ": missing, although the key exists: the witness no longer knows what it cosigned, "
                                + "so it could cosign a fork. Restore the file, or start again with another key "
                                + "and name");
            }
            return state;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, Set.of(CREATE, WRITE), PrivateFiles.file());
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Another witness in this process.
        }
        channel.close();
        throw new IOException(path + ": in use by another witness");
    }

    private void read(Path path, boolean isNew) throws IOException {
        byte[] bytes = file.read();
        try {
            Json json = JsonText.parse(bytes);
            if (!(json instanceof Json.Obj object
                    && object.get("witness") instanceof Json.Str key
                    && object.get("checkpoints") instanceof Json.Arr notes)) {
                throw new IllegalArgumentException("expected a witness and its checkpoints");
            }
            if (isNew && notes.items().isEmpty()) {
                // A first start stopped before the key was written: nothing was cosigned.
                file.replace(bytes());
                return;
            }
            if (!key.value().equals(witness.text())) {
                throw new IllegalArgumentException("of another witness, " + key.value());
            }
            for (Json note : notes.items()) {
                add(note instanceof Json.Str text ? text.value() : "");
            }
            if (!Arrays.equals(bytes(), bytes)) {
                throw new IllegalArgumentException("not in the form that this program writes");
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": damaged, so its cosignatures are unknown: " + e.getMessage(), e);
        }
    }

    private void add(String text) {
        SignedNote note = SignedNote.parse(text);
        if (Cosignature.of(note, witness).isEmpty()) {
            throw new IllegalArgumentException("a checkpoint that this witness did not cosign");
        }
        if (latest.putIfAbsent(TreeHead.parse(note.text()).origin(), note) != null) {
            throw new IllegalArgumentException("two checkpoints of one log");
        }
    }

    private byte[] bytes() {
        List<String> notes = latest.values().stream().map(SignedNote::note).toList();
        Json.Obj said = Json.object()
                .put("witness", witness.text())
                .put("checkpoints", Json.strings(notes))
                .build();
        Json.Obj whole = Json.object()
                .putAll(said.members())
                .put("sha256", Bytes.canonical(said).hash().hex())
                .build();
        return (CanonicalJson.text(whole) + "\n").getBytes(UTF_8);
    }

    @Override
    public synchronized Optional<SignedNote> latest(String origin) {
        return Optional.ofNullable(latest.get(origin));
    }

    @Override
    public synchronized void put(String origin, SignedNote cosigned) throws IOException {
        Optional<SignedNote> before = Optional.ofNullable(latest.put(origin, cosigned));
        try {
            file.replace(bytes());
        } catch (IOException | RuntimeException e) {
            // An unrecorded checkpoint is never shown; the disk may hold either state.
            before.ifPresentOrElse(note -> latest.put(origin, note), () -> latest.remove(origin));
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
