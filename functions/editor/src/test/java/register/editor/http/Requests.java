package register.editor.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.machine.http.HttpRequest;
import register.value.Bytes;

/// Requests as a server reads them.
final class Requests {
    private Requests() {}

    static HttpRequest of(
            String method,
            String path,
            List<String> hosts,
            @Nullable String origin,
            @Nullable String site,
            Map<String, List<String>> more) {
        var headers = new TreeMap<>(more);
        headers.put("host", hosts);
        if (origin != null) {
            headers.put("origin", List.of(origin));
        }
        if (site != null) {
            headers.put("sec-fetch-site", List.of(site));
        }
        return from("127.0.0.1", method, path, headers);
    }

    static HttpRequest from(String peer, String method, String path, Map<String, List<String>> headers) {
        return new HttpRequest(
                method, path, null, "HTTP/1.1", headers, InetAddress.ofLiteral(peer), Bytes.of(new byte[0]));
    }
}
