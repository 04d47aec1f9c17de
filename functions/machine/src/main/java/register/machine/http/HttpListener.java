package register.machine.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.LocalContext;
import register.machine.runtime.Log;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.http.SecurityHeaders;
import register.value.Bytes;

/// Serves HTTP: passes each request to its function as the event that API Gateway would send, and sends its answer
/// back. Serves documents behind short-lived links itself, as S3 does on AWS.
public final class HttpListener implements AutoCloseable {
    /// The path of documents' short-lived addresses.
    public static final String DOCUMENTS = "/documents/";

    private static final int BACKLOG = 128;
    /// More than a form may hold, so that its function sees that it is too much.
    private static final int MOST_BODY = 256 * 1024;

    static {
        HttpLimits.apply();
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final GatewayRoutes routes;
    private final LinkedDocuments documents;
    private final @Nullable String url;
    private final Clock clock;

    private HttpListener(
            HttpServer server, GatewayRoutes routes, LinkedDocuments documents, @Nullable String url, Clock clock) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.routes = routes;
        this.documents = documents;
        this.url = url;
        this.clock = clock;
    }

    /// Starts listening.
    ///
    /// @param address one of this machine's; port 0 for any free one
    /// @param url the register's public address, without a slash at its end; null where it has none
    /// @throws IOException when the port is taken, or the address is not this machine's
    public static HttpListener start(
            InetSocketAddress address,
            GatewayRoutes routes,
            LinkedDocuments documents,
            @Nullable String url,
            Clock clock)
            throws IOException {
        HttpServer server = HttpServer.create(address, BACKLOG);
        var listener = new HttpListener(server, routes, documents, url, clock);
        server.setExecutor(listener.threads);
        server.createContext("/", listener::handle);
        server.start();
        return listener;
    }

    public URI address() {
        return address(server);
    }

    static URI address(HttpServer server) {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /// Stops taking requests and gives those in progress a second.
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private GatewayResponse answer(HttpExchange exchange) {
        try {
            String path = exchange.getRequestURI().getRawPath();
            if (path == null) {
                return problem(Refusal.of(ProblemType.BAD_ADDRESS, "expected a path"));
            }
            boolean isDocument = path.startsWith(DOCUMENTS);
            GatewayRoutes.Target target = routes.find(path);
            boolean isRead = !isDocument
                    && target.takesBody()
                    && exchange.getRequestMethod().equals("POST");
            byte[] body = isRead ? exchange.getRequestBody().readNBytes(MOST_BODY) : new byte[0];
            if (hasBody(exchange) && (!isRead || body.length == MOST_BODY)) {
                // What stays unread would be taken for the next request on this connection.
                exchange.getResponseHeaders().set("Connection", "close");
            }
            if (isDocument) {
                return document(exchange, path);
            }
            var answer = new ByteArrayOutputStream();
            target.function()
                    .handleRequest(
                            new ByteArrayInputStream(GatewayEvent.bytes(exchange, target.key(), body, clock.instant())),
                            answer,
                            new LocalContext(target.name()));
            return GatewayResponse.parse(answer.toByteArray());
        } catch (IOException | RuntimeException e) {
            Log.failure("answering a request", e);
            return problem(Refusal.internal());
        }
    }

    private static boolean hasBody(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
    }

    private GatewayResponse document(HttpExchange exchange, String path) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return problem(Refusal.methodNotAllowed("GET, HEAD"));
        }
        return documents
                .find(path, exchange.getRequestURI().getRawQuery())
                .map(HttpListener::download)
                .orElseGet(
                        () -> problem(Refusal.of(ProblemType.LINK_EXPIRED, "this link has expired, or never existed")));
    }

    private static GatewayResponse download(LinkedDocuments.Download download) {
        String name = download.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
        return shared(
                200,
                Map.of(
                        "Content-Type", "application/pdf",
                        "Content-Disposition", "inline; filename=\"" + name + "\"",
                        "Cache-Control", "private, no-store"),
                download.content());
    }

    /// As the function writes it.
    private GatewayResponse problem(Refusal refusal) {
        var headers = new TreeMap<>(refusal.headers());
        headers.put("Content-Type", "application/problem+json");
        headers.put("Cache-Control", "no-store");
        return shared(refusal.status(), headers, Bytes.canonical(refusal.json(url)));
    }

    private static GatewayResponse shared(int status, Map<String, String> headers, Bytes body) {
        var all = new TreeMap<>(headers);
        all.putAll(SecurityHeaders.of(true));
        all.put("Access-Control-Allow-Origin", "*");
        return new GatewayResponse(status, all, body);
    }

    private static void send(HttpExchange exchange, GatewayResponse response) throws IOException {
        byte[] body = response.body().toArray();
        boolean bodiless = response.status() == 204 || response.status() == 304;
        boolean head = exchange.getRequestMethod().equals("HEAD");
        response.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("date")) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        if (head && body.length > 0 && !bodiless) {
            // The length for GET: the JDK's server leaves it to its caller. The function returns no body for HEAD.
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        if (head || bodiless || body.length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
