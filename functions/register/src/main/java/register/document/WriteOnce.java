package register.document;

import java.util.function.Supplier;

/// A document that the first process to need it makes, once.
public final class WriteOnce {
    private WriteOnce() {}

    /// The document stored under the name. It is made only if there is none and no other process is first.
    ///
    /// @throws IllegalStateException if the stored document is not found
    public static byte[] in(DocumentStore documents, DocumentKey key, Supplier<byte[]> make) {
        return documents.get(key).orElseGet(() -> {
            byte[] made = make.get();
            return documents.putIfAbsent(key, made)
                    ? made
                    : documents
                            .get(key)
                            .orElseThrow(() -> new IllegalStateException("stored, then not found: " + key.path()));
        });
    }
}
