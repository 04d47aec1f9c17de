package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.testing.Java;
import register.testing.Waiting;

/// The editor in its own process, which a person ends with Ctrl-C.
class EditorEndTest {
    @Test
    void itEndsQuietly(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.copy(Checkout.file("infra/policies/example/2024-03-01.yaml"), folder.resolve("policy.yaml"));
        Path err = folder.resolve("err");
        ProcessBuilder builder = Java.builder(List.of(), RegisterCommand.class.getName(), "edit", file.toString());
        builder.environment().put("REGISTER_DATA", folder.resolve("data").toString());
        Process editor = builder.redirectError(err.toFile()).start();
        try (BufferedReader out = editor.inputReader(UTF_8)) {
            String line = String.valueOf(out.readLine());
            assertTrue(line.startsWith("edit " + file + " at http://127.0.0.1:"), line);
            Waiting.until(
                    "the editor says how it ends",
                    () -> Files.readString(err).endsWith("Ctrl-C ends the editor.\n"),
                    () -> Files.readString(err));
            editor.toHandle().destroy();
            assertEquals(0, Waiting.ended(editor));
            assertEquals(1, Files.readAllLines(err).size(), Files.readString(err));
        } finally {
            editor.destroyForcibly();
        }
    }
}
