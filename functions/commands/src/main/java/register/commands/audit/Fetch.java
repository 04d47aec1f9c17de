package register.commands.audit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Reads an address of a server that is not trusted.
public interface Fetch extends AutoCloseable {

    /// A complete answer, of limited size.
    ///
    /// @param coding its `Content-Encoding`; `identity` if it has none
    record Fetched(int status, String coding, byte[] body) {
        /// The coding of an answer that has none (RFC 9110, section 12.5.3).
        public static final String PLAIN = "identity";
    }

    /// @param type of the answer
    /// @param limit on the time from connecting to the last byte
    /// @throws IOException with the reason, without the address, if there is no complete answer
    Fetched get(URI address, String type, Duration limit) throws IOException;

    @Override
    default void close() {}
}
