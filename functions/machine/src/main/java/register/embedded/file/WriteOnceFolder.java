package register.embedded.file;

import static java.nio.file.StandardOpenOption.READ;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A folder of write-once files: a name has either no content or all of it, even after a crash. If several writers in
/// any processes use the same name, one succeeds. A name can only be erased as a whole.
///
/// The content is written to `incoming/` and synchronised, then linked to its name, which fails if the name is taken;
/// a rename would replace. Only the owner can read the files.
public final class WriteOnceFolder {
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String INCOMING = "incoming";

    private final Path root;
    private final Path incoming;
    private final boolean readOnly;
    /// Folders whose own names are known to be durable.
    private final Set<Path> settled = ConcurrentHashMap.newKeySet();

    private WriteOnceFolder(Path root, boolean readOnly) {
        this.root = root;
        this.incoming = root.resolve(INCOMING);
        this.readOnly = readOnly;
    }

    public static WriteOnceFolder open(Path root) throws IOException {
        var folder = new WriteOnceFolder(root.toAbsolutePath().normalize(), false);
        folder.settle(folder.incoming);
        folder.removeAbandoned();
        return folder;
    }

    /// Opens it read-only; it need not exist.
    public static WriteOnceFolder openReadOnly(Path root) {
        return new WriteOnceFolder(root.toAbsolutePath().normalize(), true);
    }

    /// Stores the content unless the name is taken; either way the name is durable on return.
    public boolean putIfAbsent(String name, byte[] content) {
        Path target = resolve(name);
        requireWritable();
        try {
            Path folder = parent(target);
            settle(folder);
            boolean stored = !Files.exists(target) && write(target, content);
            force(folder);
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": not stored", e);
        }
    }

    public Optional<byte[]> get(String name) {
        Path target = resolve(name);
        try {
            return Optional.of(Files.readAllBytes(target));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // A folder with the name, or a file in place of a parent folder, means that no such document was stored.
            if (Files.isDirectory(target) || Files.isRegularFile(parent(target))) {
                return Optional.empty();
            }
            throw new UncheckedIOException(target + ": not read", e);
        }
    }

    /// The names of all files in a folder and below it, sorted.
    public List<String> list(String name) {
        Path target = resolve(name);
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": not read", e);
        }
    }

    /// When the content was stored.
    public Optional<Instant> storedAt(String name) {
        Path target = resolve(name);
        try {
            return Files.isRegularFile(target)
                    ? Optional.of(Files.getLastModifiedTime(target).toInstant())
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": not read", e);
        }
    }

    /// Erases a name and its content, durably.
    ///
    /// @return false if it did not exist
    public boolean erase(String name) {
        Path target = resolve(name);
        requireWritable();
        try {
            boolean erased = Files.deleteIfExists(target);
            if (erased) {
                force(parent(target));
            }
            return erased;
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": not erased", e);
        }
    }

    /// Makes changes to a folder's list of names durable.
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private boolean write(Path target, byte[] content) throws IOException {
        Path temporary = DurableFile.written(incoming, "", content);
        try {
            Files.createLink(target, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void requireWritable() {
        if (readOnly) {
            throw new ReadOnlyFolderException(parent(root));
        }
    }

    private Path resolve(String name) {
        Path target = root.resolve(name).normalize();
        if (!target.startsWith(root) || target.equals(root) || target.startsWith(incoming)) {
            throw new IllegalArgumentException("\"" + name + "\": expected a name within " + root);
        }
        return target;
    }

    private void settle(Path folder) throws IOException {
        if (settled.contains(folder)) {
            return;
        }
        Path above = parent(folder);
        if (!folder.equals(root)) {
            settle(above);
        }
        Files.createDirectories(folder);
        force(above);
        settled.add(folder);
    }

    /// Removes the leftovers of crashed writers; a live one takes seconds.
    private void removeAbandoned() throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (var files = Files.newDirectoryStream(incoming, "*.tmp")) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                        Files.delete(file);
                    }
                } catch (NoSuchFileException _) {
                    // Its writer, or another process opening at the same time, was faster.
                }
            }
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("\"" + path + "\": expected a folder that is not the root");
        }
        return parent;
    }
}
