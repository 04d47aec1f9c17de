package register.request.delivery;

/// Fetches messages from where the mail service laid them.
public interface RawMail {

    /// The message as it was received.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be fetched, or is not there
    byte[] get(String bucket, String key);
}
