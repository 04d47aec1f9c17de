package register.document;

import java.net.URI;
import java.util.Optional;
import register.value.Sha256;

/// Makes addresses from which a stored document can be fetched for a short time.
public interface DocumentLinks {

    /// An address of the very bytes that were issued: whatever is stored under the key later, the address leads to
    /// these bytes or nowhere.
    ///
    /// @param sha256 of the bytes that were issued
    /// @param fileName what a browser should call the download
    /// @return empty when what is under the key is something else, or nothing
    Optional<URI> shortLived(DocumentKey key, Sha256 sha256, String fileName);
}
