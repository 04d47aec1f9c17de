package register.aws.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Scripted answers to puts: no stand-in can produce S3's answers to colliding writers.
public final class ScriptedS3 implements AutoCloseable {
    private final Loopback loopback = new Loopback(this::answer);
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final List<Headers> puts = new CopyOnWriteArrayList<>();

    /// Answers puts with these, one after another, then accepts them.
    ///
    /// @param statusesAndCodes such as `409 ConditionalRequestConflict`
    public ScriptedS3(List<String> statusesAndCodes) {
        errors.addAll(statusesAndCodes);
    }

    public Map<String, String> variables() {
        return loopback.variables("S3");
    }

    /// The headers of each put.
    public List<Headers> puts() {
        return List.copyOf(puts);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        puts.add(exchange.getRequestHeaders());
        exchange.getResponseHeaders().set("x-amz-request-id", "0-1-2");
        String error = errors.poll();
        if (error == null) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String[] parts = error.split(" ", 2);
        byte[] body = ("<Error><Code>" + parts[1] + "</Code></Error>").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(Integer.parseInt(parts[0]), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        loopback.close();
    }
}
