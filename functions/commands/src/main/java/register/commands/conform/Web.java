package register.commands.conform;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import register.value.Bytes;

/// Servers that are not trusted, reached by https.
public interface Web {
    /// An answer, whatever its status.
    ///
    /// @param headers by name in lower case
    record Answer(int status, Map<String, String> headers, Bytes body) {
        /// Empty if there is none.
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /// The media type without its parameters.
        String type() {
            return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }
    }

    /// Nothing was asked, or nothing answered.
    final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreachableException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /// Sends one request; follows no redirect.
    ///
    /// @param largest the size limit of the body, in bytes
    /// @throws IOException with the reason, without the address, if there is no complete answer
    Answer get(URI address, String accepted, int largest) throws IOException;
}
