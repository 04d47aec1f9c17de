package register.openapi;

import java.util.Map;
import java.util.TreeMap;

/// A request that somebody might send.
///
/// @param address path and query in ASCII, not necessarily well percent-encoded
/// @param headers without line breaks in values: no client or gateway carries one
public record AnyRequest(String method, String address, Map<String, String> headers) {
    public AnyRequest {
        headers = new TreeMap<>(headers);
    }

    /// A short form for reports.
    @Override
    public String toString() {
        return method + " " + (address.length() > 500 ? address.substring(0, 500) + "…" : address) + " " + headers;
    }
}
