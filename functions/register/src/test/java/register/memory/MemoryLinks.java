package register.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.value.Sha256;

/// Links in a map: no other address leads anywhere.
public final class MemoryLinks implements DocumentLinks {
    private final Map<URI, DocumentKey> links = new ConcurrentHashMap<>();
    private final DocumentStore documents;

    public MemoryLinks(DocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName) {
        return documents
                .get(key)
                .filter(content -> Sha256.of(content).equals(sha256))
                .map(_ -> linked(key, fileName));
    }

    /// The document at an address; empty if there is none.
    public Optional<byte[]> follow(URI link) {
        return Optional.ofNullable(links.get(link)).flatMap(documents::get);
    }

    private URI linked(DocumentKey key, String fileName) {
        URI link = URI.create("https://files.example/" + key.shelf() + "/" + key.path() + "?name="
                + URLEncoder.encode(fileName, UTF_8) + "&link=" + UUID.randomUUID());
        links.put(link, key);
        return link;
    }
}
