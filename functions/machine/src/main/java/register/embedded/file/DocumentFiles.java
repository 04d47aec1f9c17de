package register.embedded.file;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.document.DocumentStore;

/// Documents as files, one folder per shelf.
public record DocumentFiles(WriteOnceFolder folder) implements DocumentStore {
    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        return folder.putIfAbsent(name(key), content);
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        return folder.get(name(key));
    }

    @Override
    public List<DocumentKey> list(Shelf shelf, String within) {
        String prefix = name(shelf) + "/";
        return folder.list(prefix + within).stream()
                .map(name -> name.substring(prefix.length()))
                .filter(DocumentKey::isPath)
                .map(path -> new DocumentKey(shelf, path))
                .toList();
    }

    @Override
    public Optional<Instant> storedAt(DocumentKey key) {
        return folder.storedAt(name(key));
    }

    @Override
    public boolean erase(DocumentKey key) {
        key.requireErasable();
        return folder.erase(name(key));
    }

    private static String name(DocumentKey key) {
        return name(key.shelf()) + "/" + key.path();
    }

    private static String name(Shelf shelf) {
        return shelf.name().toLowerCase(Locale.ROOT);
    }
}
