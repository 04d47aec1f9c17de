package register.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Stores documents by name: written once, durable once `putIfAbsent` has returned.
public interface DocumentStore {

    /// Stores the content unless the name is taken; a name is never half written.
    ///
    /// @return true if this content was stored; false if the name was taken
    boolean putIfAbsent(DocumentKey key, byte[] content);

    Optional<byte[]> get(DocumentKey key);

    /// The documents in a folder and its subfolders, ordered by path: all that were stored before this call. Names that
    /// no document can have are ignored.
    ///
    /// @param folder a path without a trailing slash, e.g. `sources/example`
    List<DocumentKey> list(DocumentKey.Shelf shelf, String folder);

    /// The time when the document was stored; empty if there is none.
    Optional<Instant> storedAt(DocumentKey key);

    /// Erases a document, unless it is published. Its name can be used again.
    ///
    /// @return true if there was one, as far as the store can tell
    /// @throws IllegalArgumentException if it is on the published shelf
    boolean erase(DocumentKey key);
}
