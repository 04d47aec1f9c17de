package register.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.value.Bytes;

/// Documents in a map.
public final class MemoryDocuments implements DocumentStore {
    private final Map<DocumentKey, Stored> stored = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Stored(Bytes content, Instant at) {}

    public MemoryDocuments() {
        this(Clock.systemUTC());
    }

    /// @param clock for the times at which documents are stored
    public MemoryDocuments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        return stored.putIfAbsent(key, new Stored(Bytes.of(content), clock.instant())) == null;
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        return Optional.ofNullable(stored.get(key)).map(found -> found.content().toArray());
    }

    @Override
    public List<DocumentKey> list(DocumentKey.Shelf shelf, String folder) {
        return stored.keySet().stream()
                .filter(key -> key.shelf() == shelf && key.path().startsWith(folder + "/"))
                .sorted(Comparator.comparing(DocumentKey::path))
                .toList();
    }

    @Override
    public Optional<Instant> storedAt(DocumentKey key) {
        return Optional.ofNullable(stored.get(key)).map(Stored::at);
    }

    @Override
    public boolean erase(DocumentKey key) {
        key.requireErasable();
        return stored.remove(key) != null;
    }

    public boolean isEmpty() {
        return stored.isEmpty();
    }

    public int size() {
        return stored.size();
    }
}
