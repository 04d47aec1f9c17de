package register.aws.stand;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small HTTP endpoint on a free loopback port, for a service without a good enough stand-in.
final class Loopback implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Answers one request; an unanswered exchange is closed.
    interface Service {
        void answer(HttpExchange exchange) throws IOException;
    }

    Loopback(Service service) {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                service.answer(exchange);
            }
        });
        server.start();
    }

    static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "0-1-2");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, String> endpoint(String service) {
        return Map.of("AWS_ENDPOINT_URL_" + service, address());
    }

    Map<String, String> variables(String service) {
        var variables = new HashMap<>(endpoint(service));
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "test");
        variables.put("AWS_SECRET_ACCESS_KEY", "test");
        return variables;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
