package register.document;

import java.net.URI;
import java.util.Optional;
import register.value.Sha256;

/// Creates addresses for fetching stored documents, short-lived unless `areLasting`.
public interface DocumentLinks {

    /// An address for exactly the bytes issued: whatever is stored under the key later, it leads to
    /// these bytes or nowhere.
    ///
    /// @param sha256 of the bytes issued
    /// @param fileName the name of the download in a browser
    /// @return empty if the key holds something else, or nothing
    Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName);

    /// True if its addresses last and may be kept by caches. Not for documents that can be erased.
    default boolean areLasting(DocumentKey key) {
        return false;
    }
}
