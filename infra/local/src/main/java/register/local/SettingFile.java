package register.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

/// A file that a setting names.
final class SettingFile {
    private SettingFile() {}

    /// @throws BadSettingException naming the variable, when there is no such file or `read` refuses it
    static <T> T read(String variable, String path, Function<byte[], T> read) {
        try {
            return read.apply(Files.readAllBytes(Path.of(path)));
        } catch (IOException | InvalidPathException _) {
            throw new BadSettingException(variable, path, "expected a file that can be read");
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(variable, path, String.valueOf(e.getMessage()));
        }
    }
}
