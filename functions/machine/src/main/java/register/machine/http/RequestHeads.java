package register.machine.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import register.value.Bytes;

/// Reads the head of a request.
final class RequestHeads {
    private static final Bytes NONE = Bytes.of(new byte[0]);

    private RequestHeads() {}

    static HttpRequest of(Request request) {
        var headers = new TreeMap<String, List<String>>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                    .add(String.valueOf(field.getValue()));
        }
        String path = request.getHttpURI().getPath();
        return new HttpRequest(
                request.getMethod(),
                path == null ? "" : path,
                request.getHttpURI().getQuery(),
                request.getConnectionMetaData().getProtocol(),
                headers,
                peer(request),
                NONE);
    }

    private static InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
