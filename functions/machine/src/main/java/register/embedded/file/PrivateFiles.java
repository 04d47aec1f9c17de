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

/// Folders and files that only their owner can read, even if others had rights before.
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = fromString("rw-------");

    private PrivateFiles() {}

    /// The attribute for making a file.
    public static FileAttribute<?> file() {
        return asFileAttribute(FILE);
    }

    /// Makes an empty file.
    ///
    /// @param name how a refusal names it
    /// @throws IOException when there is one already; the message is one line
    public static void create(Path file, String name) throws IOException {
        try {
            Files.createFile(file, file());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(taken(name), e);
        }
    }

    /// Refuses a file that exists, as `create` does, before anything is done.
    ///
    /// @throws IOException when there is one already, were it a link that leads nowhere
    public static void requireNew(Path file) throws IOException {
        if (Files.exists(file, NOFOLLOW_LINKS)) {
            throw new IOException(taken(file.toString()));
        }
    }

    private static String taken(String name) {
        return name + ": expected a file that does not exist yet";
    }

    /// Writes a file, in place of one that exists, so that no moment lets others read it.
    public static void write(Path file, byte[] content) throws IOException {
        restrict(file);
        if (Files.notExists(file)) {
            Files.createFile(file, file());
        }
        Files.write(file, content);
    }

    /// Makes a folder if there is none; leaves one that exists to its owner, whose it is.
    public static void newFolder(Path folder) throws IOException {
        Files.createDirectories(folder, asFileAttribute(FOLDER));
    }

    /// Makes a folder if there is none, and removes others' rights to one that exists.
    ///
    /// @throws IOException when it cannot be made, or belongs to another user
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

    /// Removes others' rights to a folder, if there is one, and to the files directly in it.
    ///
    /// @throws IOException when they belong to another user
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

    /// Removes others' rights to a folder or file, if there is one.
    public static void restrict(Path file) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        Set<PosixFilePermission> rights = Files.isDirectory(file) ? FOLDER : FILE;
        try {
            // Rights that the owner lacks were removed on purpose.
            if (!rights.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, rights);
            }
        } catch (NoSuchFileException _) {
            // Erased meanwhile.
        }
    }
}
