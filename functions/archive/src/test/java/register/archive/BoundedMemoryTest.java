package register.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.archive.file.Bombs;
import register.testing.Java;

/// A register may be larger than memory, because export and import hold one item at a time.
final class BoundedMemoryTest {
    @TempDir
    Path folder;

    @Test
    void aRegisterOf300MegabytesNeeds64() throws IOException, InterruptedException {
        String said = said(LargeRegister.class, folder.resolve("large.zip").toString());
        assertEquals(LargeRegister.SOURCES + " " + LargeRegister.SOURCES, said);
    }

    /// A small file that claims to hold more than fits into memory.
    @Test
    void aFileThatInflatesBeyondItsLimitIsRefusedWithNameAndLimit() throws IOException, InterruptedException {
        Path good = folder.resolve("good.zip");
        new ArchiveExport(MemoryHoldings.filled().ports(), true, ArchiveProgress.UNTOLD).to(good);
        List<String> refusals = said(Bombs.class, good.toString()).lines().toList();
        assertEquals(
                List.of(
                        "manifest.json: 99900014 bytes: expected at most N of the manifest of an archive with N "
                                + "files",
                        "manifest.json: 6000015 bytes: expected at most N in the memory of this process"
                                + " (more: JAVA_OPTS=-Xmx4g)",
                        "FILE.pdf: 30000000 bytes: expected at most N in the memory of this process"
                                + " (more: JAVA_OPTS=-Xmx4g)",
                        "FILE.json: 30000000 bytes: expected at most N in the memory of this process"
                                + " (more: JAVA_OPTS=-Xmx4g)",
                        "FILE.json: 10000000 bytes: expected at most N in the memory of this process"
                                + " (more: JAVA_OPTS=-Xmx4g)"),
                refusals.stream()
                        .map(line -> line.replaceFirst("most \\d+", "most N")
                                .replaceFirst("with \\d+ files", "with N files")
                                .replaceFirst("^[a-z]+/.*(\\.[a-z]+):", "FILE$1:"))
                        .toList());
    }

    private String said(Class<?> main, String argument) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        // Runs with the second compiler, because it hashes hundreds of megabytes.
        Process process = Java.builder(List.of("-Xmx64m", "-XX:TieredStopAtLevel=4"), main.getName(), argument)
                .redirectError(errors.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), Files.readString(errors));
        return said;
    }
}
