package register.machine.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.settings.BadSettingException;
import register.settings.Variables;

/// A file named by a setting.
final class SettingFile {
    private SettingFile() {}

    /// @throws BadSettingException naming the variable, if the file does not exist or `read` refuses it
    static <T> T read(String variable, String path, Function<byte[], T> read) {
        try {
            return read.apply(Files.readAllBytes(Path.of(path)));
        } catch (IOException | InvalidPathException _) {
            throw new BadSettingException(variable, path, "expected a readable file");
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(variable, path, String.valueOf(e.getMessage()));
        }
    }

    /// Declares a password variable as known, where it is read only together with another setting.
    static void passwordExists(Variables variables, String variable) {
        variables.exists(variable);
        variables.exists(variable + "_FILE");
    }

    /// A password: the value of the variable, or the content of the file named by the variable `…_FILE`.
    ///
    /// @return null if neither is set
    /// @throws BadSettingException if the file is unreadable or empty; it never repeats a password
    static @Nullable String password(Variables variables, String variable) {
        String inFile = variable + "_FILE";
        String file = variables.optional(inFile);
        String word = file == null
                ? variables.exact(variable)
                : read(inFile, file, content -> new String(content, UTF_8).strip());
        if (file != null && word.isEmpty()) {
            throw new BadSettingException(inFile, file, "expected a password in it");
        }
        return word.isEmpty() ? null : word;
    }
}
