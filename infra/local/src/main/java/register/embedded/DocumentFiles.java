package register.embedded;

import java.util.Locale;
import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentStore;

/// Documents as files, a folder for each shelf.
final class DocumentFiles implements DocumentStore {
    private final WriteOnceFolder folder;

    DocumentFiles(WriteOnceFolder folder) {
        this.folder = folder;
    }

    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        return folder.putIfAbsent(name(key), content);
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        return folder.get(name(key));
    }

    private static String name(DocumentKey key) {
        return key.shelf().name().toLowerCase(Locale.ROOT) + "/" + key.path();
    }
}
