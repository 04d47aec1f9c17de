package register.document;

import java.util.function.Supplier;

/// A document that is made when it is first needed, by the first process.
public final class MadeOnce {
    private MadeOnce() {}

    /// What is under the name. It is made now only if nothing is there and no other process is first.
    ///
    /// @throws IllegalStateException when what was stored is not found
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
