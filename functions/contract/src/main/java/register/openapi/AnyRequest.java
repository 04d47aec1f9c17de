package register.openapi;

import java.util.Map;
import java.util.TreeMap;

/// A possible request.
///
/// @param address path and query in ASCII, not necessarily valid percent-encoding
/// @param headers without line breaks in values, because no client or gateway sends any
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
