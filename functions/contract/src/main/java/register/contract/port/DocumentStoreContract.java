package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.document.DocumentStore;

/// `DocumentStore`: written once, atomically.
public interface DocumentStoreContract extends UnderContract {

    @Test
    @DisplayName("invariant 5: any bytes read back exactly: no bytes, each of the 256 values, 5 MB of noise")
    default void readsDocumentBack() {
        DocumentStore documents = engine().documents();
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        List<byte[]> contents = List.of(new byte[0], every, noise(1, 5_000_000));
        for (int i = 0; i < contents.size(); i++) {
            DocumentKey key = published("binary/" + i + ".bin");
            assertTrue(documents.putIfAbsent(key, contents.get(i)));
            assertArrayEquals(contents.get(i), documents.get(key).orElseThrow());
        }
    }

    @Test
    @DisplayName("invariant 1: a stored document is never replaced")
    default void isWrittenOnce() {
        DocumentStore documents = engine().documents();
        DocumentKey key = published("once/a.pdf");
        byte[] content = {1, 2, 3};
        assertTrue(documents.putIfAbsent(key, content));
        assertFalse(documents.putIfAbsent(key, new byte[] {4}));
        assertFalse(documents.putIfAbsent(key, content));
        content[0] = 9;
        documents.get(key).orElseThrow()[1] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, documents.get(key).orElseThrow());
    }

    @Test
    @DisplayName("invariant 1: of 10 racing writers one wins, and no reader ever gets half a document")
    default void oneOfRacingWritersWins() {
        DocumentKey key = published("race/a.pdf");
        List<byte[]> contents =
                IntStream.range(0, 10).mapToObj(seed -> noise(seed, 1_000_000)).toList();
        var writing = new AtomicInteger(contents.size());
        List<Boolean> won = Race.run(engine(), 4, 20, (engine, number) -> {
            if (number < contents.size()) {
                try {
                    return engine.documents().putIfAbsent(key, contents.get(number));
                } finally {
                    writing.decrementAndGet();
                }
            }
            while (writing.get() > 0) {
                engine.documents().get(key).ifPresent(read -> assertTrue(isOneOf(contents, read), "half a document"));
            }
            return false;
        });
        assertEquals(1, Race.count(won));
        assertArrayEquals(
                contents.get(won.indexOf(true)), engine().documents().get(key).orElseThrow());
    }

    @Test
    @DisplayName("one path on two shelves names two documents")
    default void keepsShelvesApart() {
        DocumentStore documents = engine().documents();
        DocumentKey published = published("same/name.pdf");
        DocumentKey correspondence = new DocumentKey(Shelf.CORRESPONDENCE, "same/name.pdf");
        assertTrue(documents.putIfAbsent(published, new byte[] {1}));
        assertEquals(Optional.empty(), documents.get(correspondence));
        assertTrue(documents.putIfAbsent(correspondence, new byte[] {2}));
        assertArrayEquals(new byte[] {1}, documents.get(published).orElseThrow());
        assertArrayEquals(new byte[] {2}, documents.get(correspondence).orElseThrow());
    }

    @Test
    @DisplayName("an erased document is gone for every process, and its name can be reused; a published document "
            + "is never erased")
    default void erasesDocuments() {
        DocumentStore documents = engine().documents();
        DocumentKey key = new DocumentKey(Shelf.PERSONAL, "sources/example/a.yaml");
        assertFalse(documents.erase(key));
        assertEquals(Optional.empty(), documents.storedAt(key));
        Instant before = Instant.now().minusSeconds(60);
        assertTrue(documents.putIfAbsent(key, new byte[] {1}));
        Instant at = documents.storedAt(key).orElseThrow();
        assertTrue(at.isAfter(before) && at.isBefore(Instant.now().plusSeconds(60)), at.toString());
        assertTrue(documents.erase(key));
        try (EngineUnderTest again = engine().reopened()) {
            assertEquals(Optional.empty(), again.documents().get(key));
            assertEquals(List.of(), again.documents().list(Shelf.PERSONAL, "sources/example"));
        }
        assertTrue(documents.putIfAbsent(key, new byte[] {2}));
        assertArrayEquals(new byte[] {2}, documents.get(key).orElseThrow());
        DocumentKey kept = published("sources/example/a.yaml");
        assertTrue(documents.putIfAbsent(kept, new byte[] {3}));
        assertThrows(IllegalArgumentException.class, () -> documents.erase(kept));
        assertTrue(documents.get(kept).isPresent());
    }

    @Test
    @DisplayName("a document that was never stored is absent, even next to or above one that was")
    default void hasNoDocumentsAtFirst() {
        DocumentStore documents = engine().documents();
        assertEquals(Optional.empty(), documents.get(published("some/where/a.pdf")));
        assertTrue(documents.putIfAbsent(published("some/where/a.pdf"), new byte[] {1}));
        assertEquals(Optional.empty(), documents.get(published("some/where/b.pdf")));
        assertEquals(Optional.empty(), documents.get(published("some/where")));
        assertEquals(Optional.empty(), documents.get(published("some/where/a")));
        assertEquals(Optional.empty(), documents.get(published("some/where/a.pdf/b")));
    }

    @Test
    @DisplayName("invariant 1: stored documents survive a restart")
    default void keepsDocuments() {
        DocumentKey key = published("kept/a.pdf");
        EngineUnderTest before = engine().reopened();
        assertTrue(before.documents().putIfAbsent(key, new byte[] {1, 2}));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertArrayEquals(new byte[] {1, 2}, after.documents().get(key).orElseThrow());
            assertFalse(after.documents().putIfAbsent(key, new byte[] {3}));
        }
    }

    @Test
    @DisplayName("a folder lists exactly the documents in it and below it, on its own shelf, in order")
    default void listsFolder() {
        DocumentStore documents = engine().documents();
        assertEquals(List.of(), documents.list(Shelf.PUBLISHED, "sources/example"));
        List<DocumentKey> inside = List.of(
                published("sources/example/A.yaml"),
                published("sources/example/a.yaml"),
                published("sources/example/b/c.pdf"),
                published("sources/example/b/d/e.pdf"));
        List<DocumentKey> outside = List.of(
                published("sources/example-2/a.yaml"),
                published("sources/exampl/a.yaml"),
                published("content/example/a.json"),
                new DocumentKey(Shelf.CORRESPONDENCE, "sources/example/f.yaml"));
        Stream.of(inside.reversed(), outside)
                .flatMap(List::stream)
                .forEach(key -> assertTrue(documents.putIfAbsent(key, new byte[] {1})));
        assertEquals(inside, documents.list(Shelf.PUBLISHED, "sources/example"));
        assertEquals(List.of(outside.getLast()), documents.list(Shelf.CORRESPONDENCE, "sources/example"));
        assertEquals(List.of(), documents.list(Shelf.PUBLISHED, "sources/example/a.yaml"));
    }

    @Test
    @DisplayName("a folder with more documents than a page holds is listed completely, also after a restart")
    default void listsLargeFolder() {
        DocumentStore documents = engine().documents();
        List<DocumentKey> keys = IntStream.range(0, many())
                .mapToObj(i -> published("many/" + (100_000 + i) + ".yaml"))
                .toList();
        keys.parallelStream().forEach(key -> assertTrue(documents.putIfAbsent(key, new byte[0])));
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(keys, after.documents().list(Shelf.PUBLISHED, "many"));
        }
    }

    /// More documents than one page of the engine's listing.
    default int many() {
        return 1_001;
    }

    private static DocumentKey published(String path) {
        return new DocumentKey(Shelf.PUBLISHED, path);
    }

    private static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static boolean isOneOf(List<byte[]> contents, byte[] read) {
        return contents.stream().anyMatch(content -> Arrays.equals(content, read));
    }
}
