package register.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import register.chain.Entry;
import register.contract.world.Fictitious;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.embedded.file.ReadOnlyFolderException;
import register.value.PolicyId;

/// A read-only folder is read correctly or not at all, whoever writes to it meanwhile. `ReadOnlyMountTest` runs the
/// commands on a read-only mount.
final class ReadOnlyFolderTest {
    private static final PolicyId POLICY = new PolicyId("example");
    private static final PolicyId OTHER = new PolicyId("other");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Entry FIRST = Fictitious.first(POLICY, DAY, NOON, "first");
    private static final Entry SECOND = Fictitious.first(OTHER, DAY, NOON.plusSeconds(1), "written later");
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "sources/example/1.yaml");

    @TempDir
    Path folder;

    @Test
    void existingDataIsReadAndNothingIsWritten() throws IOException {
        Path data = filled();
        List<Path> before = files(data);
        try (EmbeddedPorts engine = EmbeddedPorts.openReadOnly(data, Clock.systemUTC())) {
            assertTrue(engine.isReadOnly());
            assertEquals(FIRST, engine.chain().entry(POLICY, 1).orElseThrow());
            assertArrayEquals(new byte[] {1}, engine.documents().get(KEY).orElseThrow());
            assertRefused(data, () -> engine.chain().append(SECOND));
            assertRefused(data, () -> engine.documents().putIfAbsent(another(), new byte[1]));
            assertRefused(data, () -> engine.keys().secret("new"));
        }
        assertEquals(before, files(data));
    }

    private static DocumentKey another() {
        return new DocumentKey(Shelf.PUBLISHED, "sources/example/2.yaml");
    }

    private static void assertRefused(Path data, Executable write) {
        ReadOnlyFolderException refusal = assertThrows(ReadOnlyFolderException.class, write);
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("REGISTER_DATA: \"" + data + "\": read-only"), message);
    }

    @Test
    void anotherProcessesWritesAreSeen() {
        Path data = filled();
        try (EmbeddedPorts writing = EmbeddedPorts.open(data)) {
            assertFalse(writing.isReadOnly());
            assertTrue(writing.chain().head(POLICY).isPresent());
            try (EmbeddedPorts reading = EmbeddedPorts.openReadOnly(data, Clock.systemUTC())) {
                assertTrue(reading.chain().head(OTHER).isEmpty());
                assertTrue(writing.chain().append(SECOND));
                assertEquals(SECOND, reading.chain().entry(OTHER, 1).orElseThrow());
            }
        }
    }

    @Test
    void aWriteToAnIdleFileIsNotReadHalf() {
        Path data = filled();
        try (EmbeddedPorts reading = EmbeddedPorts.openReadOnly(data, Clock.systemUTC())) {
            assertTrue(reading.chain().head(POLICY).isPresent());
            try (EmbeddedPorts writing = EmbeddedPorts.open(data)) {
                assertTrue(writing.chain().append(SECOND));
                assertChanged(reading);
            }
            assertChanged(reading);
        }
    }

    private static void assertChanged(EmbeddedPorts reading) {
        var failure =
                assertThrows(UncheckedIOException.class, () -> reading.chain().head(POLICY));
        assertTrue(String.valueOf(failure.getMessage()).contains("changed meanwhile"));
    }

    /// As in the backup of a running register, or after a crash.
    @Test
    void theLatestWritesAreReadOrRefusedNeverOmitted() throws IOException {
        Path data = filled();
        Path both = Files.createDirectory(folder.resolve("both"));
        Path logOnly = Files.createDirectory(folder.resolve("log only"));
        try (EmbeddedPorts writing = EmbeddedPorts.open(data)) {
            assertTrue(writing.chain().append(SECOND));
            for (String name : List.of("register.db", "register.db-wal", "register.db-shm")) {
                Files.copy(data.resolve(name), both.resolve(name));
                if (!name.endsWith("-shm")) {
                    Files.copy(data.resolve(name), logOnly.resolve(name));
                }
            }
        }
        try (EmbeddedPorts reading = EmbeddedPorts.openReadOnly(both, Clock.systemUTC())) {
            assertEquals(SECOND, reading.chain().entry(OTHER, 1).orElseThrow());
        }
        var refusal =
                assertThrows(UncheckedIOException.class, () -> EmbeddedPorts.openReadOnly(logOnly, Clock.systemUTC()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("copy the folder"), refusal::getMessage);
    }

    /// Its name contains characters with a meaning in addresses.
    private Path filled() {
        Path data = folder.resolve("da?ta #1%");
        try (EmbeddedPorts engine = EmbeddedPorts.open(data)) {
            assertTrue(engine.chain().append(FIRST));
            assertTrue(engine.documents().putIfAbsent(KEY, new byte[] {1}));
        }
        return data;
    }

    private static List<Path> files(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            return files.sorted().toList();
        }
    }
}
