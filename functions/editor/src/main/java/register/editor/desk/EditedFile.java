package register.editor.desk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import register.value.Bytes;
import register.value.Sha256;

/// The edited file, which others may change at any time.
public final class EditedFile {
    private static final int MOST_NAMES = 1000;

    private volatile Path path;

    public EditedFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// The file's name for people.
    public String name() {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    /// The content; empty if the file is gone, so that input can still be saved in its place.
    ///
    /// @throws IOException if it cannot be read
    public Bytes read() throws IOException {
        try {
            return Bytes.of(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return Bytes.of(new byte[0]);
        }
    }

    /// A mark that distinguishes these bytes from all others.
    public static String mark(Bytes content) {
        return Sha256.of(content.toArray()).hex();
    }

    /// Replaces the content atomically: readers see the old or the new one.
    ///
    /// @param mark of the expected content
    /// @return false when it has another; nothing was written then
    /// @throws IOException if it cannot be written
    public boolean replace(String mark, Bytes content) throws IOException {
        if (!Files.exists(path) || !mark(read()).equals(mark)) {
            return false;
        }
        Path target = path.toRealPath();
        requireWritable(target);
        Path written = Files.createTempFile(target.getParent(), "." + name(), ".tmp");
        try {
            Files.write(written, content.toArray());
            if (Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
            }
            Files.move(written, target, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        return true;
    }

    /// Checked explicitly, because replacing a file requires no write permission on it; root always has permission.
    private static void requireWritable(Path target) throws IOException {
        boolean protects = Files.getFileAttributeView(target, PosixFileAttributeView.class) != null
                && Collections.disjoint(
                        Files.getPosixFilePermissions(target),
                        Set.of(
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_WRITE,
                                PosixFilePermission.OTHERS_WRITE));
        if (protects || !Files.isWritable(target)) {
            throw new IOException(target + ": write-protected");
        }
    }

    /// Writes a new file beside it, such as `draft-2.yaml` beside `draft.yaml`, and continues with that one.
    ///
    /// @throws IOException if it cannot be written
    public void writeBeside(Bytes content) throws IOException {
        String name = name();
        int dot = name.lastIndexOf('.') <= 0 ? name.length() : name.lastIndexOf('.');
        for (int i = 2; i < MOST_NAMES; i++) {
            Path beside = path.resolveSibling(name.substring(0, dot) + "-" + i + name.substring(dot));
            try {
                Files.createFile(beside);
            } catch (FileAlreadyExistsException _) {
                continue;
            }
            Files.write(beside, content.toArray());
            path = beside;
            return;
        }
        throw new IOException(path + ": too many files beside it");
    }
}
