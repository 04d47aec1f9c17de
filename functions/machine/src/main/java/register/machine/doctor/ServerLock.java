package register.machine.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import register.embedded.file.PrivateFiles;

/// The lock of a data folder, held by its server, with the server's version in it. Commands may use the folder too; a
/// second server may not.
public final class ServerLock {
    private static final String FILE = "server.lock";

    private ServerLock() {}

    /// Takes the lock until the channel is closed.
    ///
    /// @throws IOException if another server holds it
    public static FileChannel take(Path data) throws IOException {
        FileChannel channel = FileChannel.open(
                data.resolve(FILE), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.file());
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("REGISTER_DATA: \"" + data + "\": in use by another server");
        }
        int _ = channel.truncate(0).write(ByteBuffer.wrap(version().getBytes(UTF_8)));
        return channel;
    }

    /// True if a server runs on the folder.
    static boolean isHeld(Path data) {
        if (!Files.exists(data.resolve(FILE))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(data.resolve(FILE), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The version of the server that runs, or ran last.
    static String holder(Path data) throws IOException {
        return Files.readString(data.resolve(FILE)).strip();
    }

    /// The time at which that server started.
    static Instant since(Path data) throws IOException {
        return Files.getLastModifiedTime(data.resolve(FILE)).toInstant();
    }

    /// This program's version.
    static String version() {
        return System.getProperty("register.version", "unversioned");
    }
}
