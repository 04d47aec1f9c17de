package register.archive.section;

import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.value.Bytes;

/// Documents to store unchanged.
final class Stored {
    private Stored() {}

    /// @throws ConflictingRegisterException if another document has the name
    static void compare(DocumentStore documents, DocumentKey key, Bytes content) {
        Optional<byte[]> standing = documents.get(key);
        if (standing.isPresent() && !Bytes.of(standing.get()).equals(content)) {
            throw new ConflictingRegisterException(key.path(), "the register has a different document with this name");
        }
    }

    /// @throws ConflictingRegisterException if another document has the name
    static void put(DocumentStore documents, DocumentKey key, Bytes content) {
        if (!documents.putIfAbsent(key, content.toArray())) {
            compare(documents, key, content);
        }
    }
}
