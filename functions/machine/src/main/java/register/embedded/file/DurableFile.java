package register.embedded.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is replaced atomically. Only its owner can read it.
public final class DurableFile {
    private final Path file;
    private final Path folder;

    /// The file need not exist; its folder is created if it does not.
    public DurableFile(Path file) throws IOException {
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

    public boolean exists() {
        return Files.exists(file);
    }

    public byte[] read() throws IOException {
        return Files.readAllBytes(file);
    }

    /// Replaces the content, durably on return.
    public void replace(byte[] content) throws IOException {
        Path written = written(folder, "." + file.getFileName(), content);
        try {
            Files.move(written, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        WriteOnceFolder.force(folder);
    }

    /// Creates the file; if several processes do so at once, one succeeds.
    ///
    /// @throws FileAlreadyExistsException if it exists
    public void create(byte[] content) throws IOException {
        Path written = written(folder, "." + file.getFileName(), content);
        try {
            Files.createLink(file, written);
        } finally {
            Files.deleteIfExists(written);
        }
        WriteOnceFolder.force(folder);
    }

    /// Writes a temporary file, durably, for the caller to move or link.
    static Path written(Path folder, String prefix, byte[] content) throws IOException {
        Path written = Files.createTempFile(folder, prefix, ".tmp", PrivateFiles.file());
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
}
