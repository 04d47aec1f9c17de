package register.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A function as deployed: a folder with its jars in `lib`.
///
/// @param name of the function, in the report
/// @param handler the class that Lambda calls
public record Artifact(String name, String handler, Path folder) {

    /// The jars ordered by name, as the runtime loads them.
    ///
    /// @throws UncheckedIOException if the folder is unreadable, e.g. because it is not built
    public List<Path> jars() {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The total size of its files.
    long bytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
