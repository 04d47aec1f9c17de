package register.openapi;

import java.util.Map;
import java.util.TreeMap;

/// A request that somebody might send.
///
/// @param address path and query in ASCII, not necessarily well percent-encoded
/// @param headers values hold no line break: no client or gateway carries one
public record AnyRequest(String method, String address, Map<String, String> headers) {
    public AnyRequest {
        headers = new TreeMap<>(headers);
    }

    /// For a report.
    @Override
    public String toString() {
        return method + " " + (address.length() > 500 ? address.substring(0, 500) + "…" : address) + " " + headers;
    }
}
