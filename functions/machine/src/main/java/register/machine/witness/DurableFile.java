package register.machine.witness;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import register.embedded.file.PrivateFiles;

/// A file that is replaced atomically. Only its owner can read it.
final class DurableFile {
    private final Path file;
    private final Path folder;

    DurableFile(Path file) throws IOException {
        this.file = file.toAbsolutePath().normalize();
        Path above = this.file.getParent();
        if (above == null) {
            throw new IOException(file + ": expected a file, not the root");
        }
        this.folder = above;
        if (Files.notExists(folder)) {
            PrivateFiles.folder(folder);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    byte[] read() throws IOException {
        return Files.readAllBytes(file);
    }

    /// Replaces the content, durably on return.
    void replace(byte[] content) throws IOException {
        Path written = write(content);
        try {
            Files.move(written, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        force(folder);
    }

    /// Creates the file; if several processes do so at once, one succeeds.
    ///
    /// @throws FileAlreadyExistsException if it exists
    void create(byte[] content) throws IOException {
        Path written = write(content);
        try {
            Files.createLink(file, written);
        } finally {
            Files.deleteIfExists(written);
        }
        force(folder);
    }

    private Path write(byte[] content) throws IOException {
        Path written = Files.createTempFile(folder, "." + file.getFileName(), ".tmp", PrivateFiles.file());
        try (FileChannel channel = FileChannel.open(written, WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(written);
            throw e;
        }
        return written;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
