package register.machine.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The disk of the data folder.
@FunctionalInterface
public interface Disk {
    /// Below this number of free bytes, the register might accept data that it cannot write.
    long LEAST = 64 * 1024 * 1024;

    /// The free bytes; 0 if unknown.
    long free();

    /// The disk of a folder.
    static Disk of(Path folder) {
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException _) {
                return 0;
            }
        };
    }

    /// True if strangers' bytes fit without using the register's own reserve.
    default boolean hasRoom(long bytes) {
        return free() - bytes >= LEAST;
    }
}
