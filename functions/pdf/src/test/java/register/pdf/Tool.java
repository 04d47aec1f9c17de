package register.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import register.testing.Waiting;

/// A program of the operating system that reads documents independently of the register.
public record Tool(String name, String debianPackage) {

    /// Its output on both streams. If the tool is missing, the test is skipped, or fails with
    /// `REGISTER_REQUIRE_TOOLS=true`.
    public String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        Path output = java.nio.file.Files.createTempFile(name, ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return missing();
        }
        int exit = Waiting.ended(process);
        String text = java.nio.file.Files.readString(output, UTF_8);
        Assertions.assertEquals(0, exit, text);
        return text;
    }

    private String missing() {
        String advice = name + " is not installed: apt-get install " + debianPackage;
        if (Boolean.parseBoolean(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            return Assertions.fail(advice);
        }
        System.err.println("SKIPPED: " + advice);
        Assumptions.abort(advice);
        return "";
    }
}
