package register.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a class of the tests in a process of its own.
final class Jvm {
    private Jvm() {}

    static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        return builder(options, main, arguments).start();
    }

    /// One that a caller may give another environment or working folder.
    static ProcessBuilder builder(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /// What the process prints, once it has ended well.
    static String output(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        int code = process.waitFor();
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + output);
        }
        return output;
    }
}
