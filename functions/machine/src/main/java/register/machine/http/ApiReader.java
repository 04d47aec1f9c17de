package register.machine.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import register.value.Bytes;

/// Reads the public API in this process: the answers that its readers get by HTTP.
///
/// @param read the read function
public record ApiReader(RequestStreamHandler read, Clock clock) {
    private static final Map<String, List<String>> JSON = Map.of("accept", List.of("application/json"));

    /// The answer as JSON; problem details for a refusal.
    ///
    /// @param address path and query, percent-encoded
    public HttpResponse get(String address) {
        int query = address.indexOf('?');
        var asked = new HttpRequest(
                "GET",
                query < 0 ? address : address.substring(0, query),
                query < 0 ? null : address.substring(query + 1),
                "HTTP/1.1",
                JSON,
                InetAddress.getLoopbackAddress(),
                Bytes.of(new byte[0]));
        try {
            return GatewayRoutes.answer(read, GatewayRoutes.DEFAULT, GatewayRoutes.READ, asked, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("the read function gave no answer", e);
        }
    }
}
