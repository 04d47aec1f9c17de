package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.chain.Bytes;
import register.document.DocumentKey;
import register.document.DocumentStore;

/// Documents in a map.
public final class MemoryDocuments implements DocumentStore {
    private final Map<DocumentKey, Bytes> stored = new ConcurrentHashMap<>();

    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        return stored.putIfAbsent(key, Bytes.of(content)) == null;
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        return Optional.ofNullable(stored.get(key)).map(Bytes::toArray);
    }

    @Override
    public List<DocumentKey> list(DocumentKey.Shelf shelf, String folder) {
        return stored.keySet().stream()
                .filter(key -> key.shelf() == shelf && key.path().startsWith(folder + "/"))
                .sorted(Comparator.comparing(DocumentKey::path))
                .toList();
    }

    public boolean isEmpty() {
        return stored.isEmpty();
    }

    public int size() {
        return stored.size();
    }
}
