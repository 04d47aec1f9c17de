package register.document;

import java.util.Optional;

/// Keeps documents by name: written once, durable once `putIfAbsent` returned.
public interface DocumentStore {

    /// Stores the content unless the name is taken; a name is never half written.
    ///
    /// @return whether this content was stored; false when something already lay there
    boolean putIfAbsent(DocumentKey key, byte[] content);

    Optional<byte[]> get(DocumentKey key);
}
