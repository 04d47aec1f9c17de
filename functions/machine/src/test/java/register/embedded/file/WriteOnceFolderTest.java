package register.embedded.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteOnceFolderTest {
    @TempDir
    Path folder;

    @Test
    void removesWhatACrashedWriterLeft() throws IOException {
        Path root = folder.resolve("documents");
        WriteOnceFolder.open(root);
        Path old = Files.writeString(root.resolve("incoming/1.tmp"), "half");
        Path young = Files.writeString(root.resolve("incoming/2.tmp"), "half");
        Path foreign = Files.writeString(root.resolve("incoming/read.me"), "x");
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(foreign, longAgo);
        WriteOnceFolder reopened = WriteOnceFolder.open(root);
        assertTrue(Files.notExists(old));
        assertTrue(Files.exists(young), "its writer may be alive");
        assertTrue(Files.exists(foreign));
        assertEquals(Optional.empty(), reopened.get("1.tmp"));
    }

    @Test
    void leavesNothingBeside() throws IOException {
        WriteOnceFolder documents = WriteOnceFolder.open(folder.resolve("documents"));
        assertTrue(documents.putIfAbsent("a/b.pdf", new byte[] {1}));
        assertFalse(documents.putIfAbsent("a/b.pdf", new byte[] {2}));
        try (var files = Files.walk(folder)) {
            assertEquals(
                    List.of("documents/a/b.pdf"),
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .toList());
        }
    }

    @Test
    void refusesNamesOutside() throws IOException {
        WriteOnceFolder documents = WriteOnceFolder.open(folder.resolve("documents"));
        for (String name :
                List.of("", ".", "..", "../keys/a", "a/../../b", "/etc/passwd", "incoming/a", "a/../incoming/b")) {
            assertThrows(IllegalArgumentException.class, () -> documents.putIfAbsent(name, new byte[1]), name);
            assertThrows(IllegalArgumentException.class, () -> documents.get(name), name);
        }
    }

    @Test
    void saysWhatCouldNotBeStored() throws IOException {
        WriteOnceFolder documents = WriteOnceFolder.open(folder.resolve("documents"));
        assertTrue(documents.putIfAbsent("a", new byte[] {1}));
        var failure = assertThrows(UncheckedIOException.class, () -> documents.putIfAbsent("a/b", new byte[] {1}));
        assertTrue(String.valueOf(failure.getMessage()).contains("documents/a/b"));
        assertEquals(Optional.empty(), documents.get("a/b"));
    }
}
