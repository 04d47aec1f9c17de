package register.read.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;

/// Serves a document that comes with the program.
final class ResourceEndpoint {
    private ResourceEndpoint() {}

    static Route.Endpoint of(String resource, String type) {
        return call -> {
            try (InputStream in = ResourceEndpoint.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw Refusal.notFound("nothing is served at this address");
                }
                return Answer.ok(
                        type,
                        new String(in.readAllBytes(), UTF_8),
                        Freshness.at(call.lookup().now(), List.of()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
