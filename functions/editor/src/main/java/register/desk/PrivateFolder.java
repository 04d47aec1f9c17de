package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import register.editor.http.UploadedFile;

/// A folder for what a command reads from files or writes to them, which only this user can read, and which ends with
/// it.
final class PrivateFolder implements AutoCloseable {
    private final Path folder;

    PrivateFolder() throws IOException {
        folder = Files.createTempDirectory("desk");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path text(String name, String text) throws IOException {
        return Files.writeString(path(name), text, UTF_8);
    }

    /// The uploaded file, under its own name, in a folder of its own.
    Path file(UploadedFile file) throws IOException {
        Path own = Files.createDirectory(path("file"));
        String name = file.name().isBlank() ? "file" : file.name();
        return Files.write(own.resolve(name), file.content().toArray());
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.toList().reversed();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }
}
