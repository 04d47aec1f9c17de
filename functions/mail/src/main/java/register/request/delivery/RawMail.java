package register.request.delivery;

/// Fetches messages from the mail service's storage.
public interface RawMail {

    /// The message as received.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be fetched, or is missing
    byte[] get(String bucket, String key);
}
