package register.embedded.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Folders and files readable by their owner only, even if others had rights before.
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = fromString("rw-------");

    private PrivateFiles() {}

    /// The attribute for creating a file.
    public static FileAttribute<?> file() {
        return asFileAttribute(FILE);
    }

    /// Creates an empty file.
    ///
    /// @param name of the file in messages
    /// @throws IOException if it exists; the message is one line
    public static void create(Path file, String name) throws IOException {
        try {
            Files.createFile(file, file());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(taken(name), e);
        }
    }

    /// Refuses an existing file in advance, as `create` would.
    ///
    /// @throws IOException if it exists, even as a broken link
    public static void requireNew(Path file) throws IOException {
        if (Files.exists(file, NOFOLLOW_LINKS)) {
            throw new IOException(taken(file.toString()));
        }
    }

    private static String taken(String name) {
        return name + ": expected a file that does not exist yet";
    }

    /// Writes or replaces a file without ever exposing it to others.
    public static void write(Path file, byte[] content) throws IOException {
        restrict(file);
        if (Files.notExists(file)) {
            Files.createFile(file, file());
        }
        Files.write(file, content);
    }

    /// Creates a folder if it does not exist; the rights of an existing one are left to its owner.
    public static void newFolder(Path folder) throws IOException {
        Files.createDirectories(folder, asFileAttribute(FOLDER));
    }

    /// Creates a folder if it does not exist, and removes others' rights to an existing one.
    ///
    /// @throws IOException if it cannot be created, or belongs to another user
    public static void folder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, asFileAttribute(FOLDER));
            Path above = folder.getParent();
            if (above != null) {
                WriteOnceFolder.force(above);
            }
        }
        restrict(folder);
    }

    /// Removes others' rights to a folder, if it exists, and to the files directly in it.
    ///
    /// @throws IOException if they belong to another user
    public static void all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        restrict(folder);
        List<Path> files;
        try (Stream<Path> within = Files.list(folder)) {
            files = within.toList();
        }
        for (Path file : files) {
            restrict(file);
        }
    }

    /// Removes others' rights to a folder or file, if it exists.
    public static void restrict(Path file) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        Set<PosixFilePermission> rights = Files.isDirectory(file) ? FOLDER : FILE;
        try {
            // Rights missing for the owner were removed on purpose.
            if (!rights.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, rights);
            }
        } catch (NoSuchFileException _) {
            // Erased meanwhile.
        }
    }
}
