package register.machine.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// A request.
///
/// @param path as sent, still percent-encoded
/// @param query as sent, without the `?`; null if there is none
/// @param headers by lower-case name, each with its values in order
/// @param body the part that was read; empty until then
public record HttpRequest(
        String method,
        String path,
        @Nullable String query,
        String protocol,
        Map<String, List<String>> headers,
        InetAddress peer,
        Bytes body) {

    /// The values of a header; empty if it was not sent.
    public List<String> values(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /// True if a body follows the head (RFC 9112, section 6.3).
    boolean hasBody() {
        return !values("transfer-encoding").isEmpty()
                || !values("content-length").stream().allMatch("0"::equals);
    }

    HttpRequest with(Bytes read) {
        return new HttpRequest(method, path, query, protocol, headers, peer, read);
    }
}
