package register.commands.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.value.Bytes;

/// What others have put into a site's folder, or linked from it, stays.
final class ForeignFilesTest {
    private static final String NAME = "example/en/index.html";

    @TempDir
    private Path folder;

    private Path site;
    private Path theirs;

    /// A folder that others have elsewhere, linked from the site.
    @BeforeEach
    void link() throws IOException {
        site = Files.createDirectory(folder.resolve("site"));
        new FileFolder(site).close();
        theirs = Files.createDirectories(folder.resolve("elsewhere/en")).resolve("index.html");
        Files.writeString(theirs, "theirs");
        Files.createSymbolicLink(site.resolve("example"), folder.resolve("elsewhere"));
    }

    @Test
    void noFileBehindALinkIsRemoved() throws IOException {
        try (var host = new FileFolder(site)) {
            String refused =
                    assertThrows(IOException.class, () -> host.remove(NAME)).toString();
            assertTrue(
                    refused.endsWith("example/en/index.html: expected a file in a folder; it is behind a link"),
                    refused);
        }
        assertEquals("theirs", Files.readString(theirs));
    }

    @Test
    void aFileBehindALinkIsNotTheSites() throws IOException {
        Bytes same = Bytes.of(Files.readAllBytes(theirs));
        try (var host = new FileFolder(site)) {
            assertFalse(host.has(NAME, same));
            host.put(NAME, Files.write(host.waiting().resolve("0"), same.toArray()), Map.of());
            String refused = assertThrows(IOException.class, host::settle).toString();
            assertTrue(refused.endsWith("example: expected a folder; it is a file or a link"), refused);
        }
    }

    /// For example an address for reports of flaws, which has to be there by RFC 9116.
    @Test
    void othersFilesInWellKnownStay() throws IOException {
        Path contact = Files.createDirectories(site.resolve(".well-known")).resolve("security.txt");
        Files.writeString(contact, "Contact: mailto:security@example.com");
        Files.writeString(contact.resolveSibling("subprocessors.json"), "{}");
        Path old = Files.createDirectories(site.resolve("log/old")).resolve("checkpoint");
        Files.writeString(old, "old");
        try (var host = new FileFolder(site)) {
            assertEquals(
                    Set.of(".well-known/subprocessors.json", "log/old/checkpoint"),
                    Set.copyOf(host.names(Set.of(".well-known/subprocessors.json", "log/example/checkpoint"))));
        }
    }

    @Test
    void ofTwoFirstRunsAtOnceOneIsToldOfTheOther() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path empty = folder.resolve("empty-" + round);
            var start = new CyclicBarrier(2);
            Callable<String> run = () -> {
                start.await();
                try (var _ = new FileFolder(empty)) {
                    return "done";
                } catch (IOException e) {
                    return e.toString();
                }
            };
            try (var pool = Executors.newFixedThreadPool(2)) {
                for (Future<String> said : pool.invokeAll(List.of(run, run))) {
                    assertTrue(said.get().matches("done|.*another run writes.*"), said.get());
                }
            }
        }
    }
}
