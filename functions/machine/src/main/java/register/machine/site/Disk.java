package register.machine.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The disk that holds the data.
@FunctionalInterface
public interface Disk {
    /// With less free, in bytes, the register cannot be sure to write what it accepts.
    long LEAST = 64 * 1024 * 1024;

    /// How many bytes are free; 0 where that is not known.
    long free();

    /// That of a folder.
    static Disk of(Path folder) {
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException _) {
                return 0;
            }
        };
    }

    /// Whether strangers' bytes fit beside what the register itself may have to write.
    default boolean hasRoom(long bytes) {
        return free() - bytes >= LEAST;
    }
}
