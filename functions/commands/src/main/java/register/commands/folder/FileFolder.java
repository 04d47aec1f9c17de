package register.commands.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.value.Bytes;

/// A folder whose files are replaced as a whole, each by a rename, and only if they differ. A process that is killed
/// leaves no half-written file.
final class FileFolder {
    /// The command's own folder in it.
    static final String OWN = ".register-site";

    private static final String INDEX = "index.html";

    private final Path root;
    private final Path parts;
    private final Runnable replaced;
    private final List<Part> staged = new ArrayList<>();
    private int written;
    private int removed;
    private int unchanged;
    private long bytes;

    /// A file that is to replace another one later.
    private record Part(Path part, Path file, long length) {}

    /// @throws IOException if the folder cannot be used, or holds files of others
    FileFolder(Path root) throws IOException {
        this(root, () -> {});
    }

    /// @param replaced is run after each replaced file
    FileFolder(Path root, Runnable replaced) throws IOException {
        this.root = root;
        this.replaced = replaced;
        this.parts = root.resolve(OWN).resolve("parts");
        if (!Files.isDirectory(root.resolve(OWN))) {
            requireEmpty(root);
        }
        Files.createDirectories(parts);
        try (Stream<Path> left = Files.list(parts)) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        }
    }

    /// Files that only configure a host may be there.
    private static void requireEmpty(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            Optional<Path> other = files.filter(
                            file -> !file.getFileName().toString().startsWith(".") && !file.endsWith("CNAME"))
                    .findFirst();
            if (other.isPresent()) {
                throw new IOException(
                        root + ": expected an empty folder, or one that this command has written; it contains "
                                + other.get().getFileName());
            }
        } catch (NoSuchFileException _) {
            Files.createDirectories(root);
        } catch (NotDirectoryException e) {
            throw new IOException(root + ": expected a folder", e);
        }
    }

    /// The file that hosts answer at an address.
    static String file(String address) {
        String path = address.substring(1);
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return path + INDEX;
        }
        return path.startsWith("log/") || last.startsWith("_") || last.indexOf('.') >= 0 ? path : path + "/" + INDEX;
    }

    boolean has(String address) {
        return Files.exists(root.resolve(file(address)));
    }

    /// Puts content at an address, or removes what is there.
    void put(String address, Optional<Bytes> content) throws IOException {
        stage(address, content);
        commit();
    }

    /// Prepares content, which `commit` puts at its address.
    void stage(String address, Optional<Bytes> content) throws IOException {
        Path file = root.resolve(file(address));
        if (content.isEmpty()) {
            removed += Files.deleteIfExists(file) ? 1 : 0;
            return;
        }
        byte[] wanted = content.get().toArray();
        if (Files.isRegularFile(file)
                && Files.size(file) == wanted.length
                && Arrays.equals(Files.readAllBytes(file), wanted)) {
            unchanged++;
            return;
        }
        Path part = parts.resolve(Integer.toString(staged.size()));
        Files.write(part, wanted);
        staged.add(new Part(part, file, wanted.length));
    }

    /// Replaces the files in the order in which they were staged.
    void commit() throws IOException {
        for (Part each : staged) {
            Files.createDirectories(each.file().getParent());
            Files.move(each.part(), each.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written++;
            bytes += each.length();
            replaced.run();
        }
        staged.clear();
    }

    /// Forgets what was staged.
    void discard() throws IOException {
        for (Part each : staged) {
            Files.deleteIfExists(each.part());
        }
        staged.clear();
    }

    Path own(String name) {
        return root.resolve(OWN).resolve(name);
    }

    /// Writes a file of the command's own.
    void writeOwn(String name, byte[] content) throws IOException {
        Path part = parts.resolve("own");
        Files.write(part, content);
        Files.move(part, own(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Counts counts() {
        return new Counts(written, removed, unchanged, bytes);
    }

    /// @param bytes of the written files
    record Counts(int written, int removed, int unchanged, long bytes) {}
}
