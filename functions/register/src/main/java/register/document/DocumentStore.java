package register.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps documents by name: written once, durable once `putIfAbsent` returned.
public interface DocumentStore {

    /// Stores the content unless the name is taken; a name is never half written.
    ///
    /// @return whether this content was stored; false when something already lay there
    boolean putIfAbsent(DocumentKey key, byte[] content);

    Optional<byte[]> get(DocumentKey key);

    /// The documents of a folder and of those in it, in order of their paths: every one that was stored before this
    /// call. What is there under a name that no document has is none.
    ///
    /// @param folder a path without a slash at its end, e.g. `sources/example`
    List<DocumentKey> list(DocumentKey.Shelf shelf, String folder);

    /// When the document was stored; empty if there is none.
    Optional<Instant> storedAt(DocumentKey key);

    /// Erases a document; what is published is never erased. Its name can be used again.
    ///
    /// @return whether there was one, as far as the store can tell
    /// @throws IllegalArgumentException when it is on the published shelf
    boolean erase(DocumentKey key);
}
