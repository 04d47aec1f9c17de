package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.UnderContract;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.value.Sha256;

/// `DocumentLinks`: the holder of a link fetches that document, and no other.
public interface DocumentLinksContract extends UnderContract {

    @Test
    @DisplayName("a link leads to its document under any download name, whichever instance made it")
    default void leadsToItsDocument() {
        for (Shelf shelf : Shelf.values()) {
            DocumentKey key = store(shelf, "links/a.pdf", 1);
            for (String name : List.of("a.pdf", "Alltöötlejad 2026 & more; \"x\"?=+%.pdf", "漢 \uD83D\uDE00.pdf")) {
                URI link = link(engine(), key, 1, name);
                assertArrayEquals(new byte[] {1}, engine().follow(link).orElseThrow(), link.toString());
            }
            try (EngineUnderTest other = engine().reopened()) {
                URI link = link(other, key, 1, "a.pdf");
                assertArrayEquals(new byte[] {1}, engine().follow(link).orElseThrow());
            }
        }
    }

    @Test
    @DisplayName("a link that is changed at any position leads nowhere")
    default void cannotBeChanged() {
        DocumentKey key = store(Shelf.PUBLISHED, "links/aa.pdf", 1);
        store(Shelf.PUBLISHED, "links/ab.pdf", 2);
        store(Shelf.CORRESPONDENCE, "links/aa.pdf", 3);
        String link = link(engine(), key, 1, "name.pdf").toString();
        assertTrue(link.contains("links/aa.pdf") && link.contains("name.pdf"), link);
        assertRefused(link.replace("links/aa.pdf", "links/ab.pdf"));
        assertRefused(link.replace("published", "correspondence"), link);
        assertRefused(link.replace("name.pdf", "game.pdf"));
        assertRefused(link.substring(0, link.indexOf('?')));
        String query = link.substring(link.indexOf('?') + 1);
        for (String parameter : query.split("&", -1)) {
            assertRefused(link.replace(parameter, parameter.substring(0, parameter.indexOf('=') + 1)));
        }
    }

    @Test
    @DisplayName("neither a missing document nor one that differs from the issued document is linked")
    default void linksOnlyWhatWasIssued() {
        for (Shelf shelf : Shelf.values()) {
            DocumentKey key = store(shelf, "links/b.pdf", 2);
            assertEquals(Optional.empty(), engine().links().shortLived(key, hash(1), "a.pdf"));
            DocumentKey missing = new DocumentKey(shelf, "links/c.pdf");
            assertEquals(Optional.empty(), engine().links().shortLived(missing, hash(2), "a.pdf"));
            assertTrue(engine().links().shortLived(key, hash(2), "a.pdf").isPresent());
        }
    }

    private static URI link(EngineUnderTest engine, DocumentKey key, int content, String name) {
        return engine.links().shortLived(key, hash(content), name).orElseThrow();
    }

    private static Sha256 hash(int content) {
        return Sha256.of(new byte[] {(byte) content});
    }

    private DocumentKey store(Shelf shelf, String path, int content) {
        var key = new DocumentKey(shelf, path);
        assertTrue(engine().documents().putIfAbsent(key, new byte[] {(byte) content}));
        return key;
    }

    /// Skips a change that does not apply to an engine's links.
    private void assertRefused(String changed, String original) {
        if (!changed.equals(original)) {
            assertRefused(changed);
        }
    }

    private void assertRefused(String link) {
        assertEquals(Optional.empty(), engine().follow(URI.create(link)), link);
    }
}
