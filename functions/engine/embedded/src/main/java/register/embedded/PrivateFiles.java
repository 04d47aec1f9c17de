package register.embedded;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
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

    /// With what a file is made.
    public static FileAttribute<?> file() {
        return asFileAttribute(FILE);
    }

    /// Makes a folder if there is none, and takes from others what rights they have in one that is there.
    ///
    /// @throws IOException when it cannot be made, or is not this user's to change
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

    /// Takes from others what rights they have in a folder, if there is one, and in all files right in it.
    ///
    /// @throws IOException when they are not this user's to change
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

    /// Takes from others what rights they have in a folder or file, if there is one.
    static void restrict(Path file) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        Set<PosixFilePermission> rights = Files.isDirectory(file) ? FOLDER : FILE;
        try {
            // Rights of their owner that are missing were taken on purpose.
            if (!rights.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, rights);
            }
        } catch (NoSuchFileException _) {
            // Somebody erased it meanwhile.
        }
    }
}
