package register.document;

import java.net.URI;

/// Makes addresses from which a stored document can be fetched for a short time.
public interface DocumentLinks {

    /// @param fileName what a browser should call the download
    URI shortLived(DocumentKey key, String fileName);
}
