package register.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import register.testing.Java;

/// A separate Java process that runs a main class of the tests.
final class Jvm implements AutoCloseable {
    /// Ends every line of a child process; a line without it was cut off when the process died.
    static final String END = " .";

    private final Process process;
    private final BufferedReader output;
    private final Writer input;
    private final Path errors;

    private Jvm(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
        this.input = process.outputWriter(UTF_8);
        this.errors = errors;
    }

    /// @param folder for the process's temporary files, which a killed process leaves behind
    static Jvm start(Class<?> main, Path folder, String... arguments) throws IOException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        return new Jvm(
                Java.builder(List.of("-Xmx256m", "-Djava.io.tmpdir=" + folder), main.getName(), arguments)
                        .redirectError(errors.toFile())
                        .start(),
                errors);
    }

    /// Prints a line, whole and at once.
    static void say(String line) {
        System.out.print(line + END + "\n");
        System.out.flush();
    }

    void tell(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /// The next line.
    String line() throws IOException {
        String line = output.readLine();
        assertNotNull(line, () -> "the process ended: " + errors());
        assertTrue(line.endsWith(END), line);
        return line.substring(0, line.length() - END.length());
    }

    List<String> lines(int count) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            lines.add(line());
        }
        return lines;
    }

    /// Kills the process like `kill -9`.
    ///
    /// @return its unread lines
    List<String> kill() throws IOException, InterruptedException {
        // Through its handle: the process object would close the unread output.
        process.toHandle().destroyForcibly();
        List<String> rest = output.lines()
                .filter(line -> line.endsWith(END))
                .map(line -> line.substring(0, line.length() - END.length()))
                .toList();
        process.waitFor();
        return rest;
    }

    @Override
    public void close() {
        // Wait for its death before its folder is deleted.
        process.destroyForcibly().onExit().join();
    }

    private String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
