package register.publish;

import java.util.Optional;

/// The store that policy files are put into.
public interface SubmittedFiles {

    /// The file as it lies there now; empty where it is gone.
    ///
    /// @param key the object's key, URL-decoded
    Optional<SubmittedFile> get(String bucket, String key);
}
