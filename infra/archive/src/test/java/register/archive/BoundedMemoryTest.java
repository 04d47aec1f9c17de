package register.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A register may be larger than memory: one item is held at a time.
final class BoundedMemoryTest {
    @TempDir
    Path folder;

    @Test
    void aRegisterOf300MegabytesNeeds64() throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeRegister.class.getName(),
                        folder.resolve("large.zip").toString())
                .redirectError(errors.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), Files.readString(errors));
        assertEquals(LargeRegister.SOURCES + " " + LargeRegister.SOURCES, said);
    }
}
