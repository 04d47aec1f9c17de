package register.editor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import register.editor.form.Posted;
import register.machine.http.HttpLimits;
import register.machine.runtime.Log;

/// Listens at a free port of 127.0.0.1, and lets in whom the door admits.
public final class Loopback implements AutoCloseable {
    /// More than the form of the largest file.
    private static final int MOST_BODY = 32 * 1024 * 1024;

    private static final int BACKLOG = 32;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    static {
        HttpLimits.apply();
    }

    /// Answers a request that was let in.
    public interface Answering {
        Reply answer(Asked asked) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Door door;
    private final Answering answering;

    private Loopback(HttpServer server, Door door, Answering answering) {
        this.server = server;
        this.door = door;
        this.answering = answering;
    }

    /// @throws IOException when there is no free port
    public static Loopback start(Answering answering) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), BACKLOG);
        var listener = new Loopback(server, Door.at(server.getAddress().getPort()), answering);
        server.setExecutor(listener.threads);
        server.createContext("/", listener::handle);
        server.start();
        return listener;
    }

    /// With the token: for the person at this machine alone.
    public URI address() {
        return URI.create(door.origin() + door.home());
    }

    /// Gives what is in progress a second.
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException _) {
            // The browser went away; there is nobody to tell.
        }
    }

    private Reply answer(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        Optional<String> refused = door.refusal(new Door.Knock(
                exchange.getRequestMethod(),
                path,
                headers.getOrDefault("Host", List.of()),
                headers.getFirst("Origin"),
                headers.getFirst("Sec-Fetch-Site")));
        try {
            if (refused.isPresent()) {
                return closing(exchange, Reply.text(403, "refused: " + refused.get()));
            }
            if (!METHODS.contains(exchange.getRequestMethod())) {
                String methods = String.join(", ", METHODS);
                return closing(exchange, Reply.text(405, "another method: expected one of " + methods))
                        .with("Allow", methods);
            }
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY + 1);
            if (body.length > MOST_BODY) {
                return closing(exchange, Reply.text(413, "too much: a form has at most " + MOST_BODY + " bytes"));
            }
            return answering.answer(new Asked(
                    exchange.getRequestMethod(),
                    path.substring(door.home().length()),
                    Posted.parse(new String(body, UTF_8)),
                    headers.getFirst("Accept-Language")));
        } catch (IllegalArgumentException e) {
            return Reply.text(400, "not understood: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            Log.failure("answering the browser", e);
            return Reply.text(500, Log.message(e));
        }
    }

    /// What is left unread would be taken for the next request on this connection.
    private static Reply closing(HttpExchange exchange, Reply reply) {
        exchange.getResponseHeaders().set("Connection", "close");
        return reply;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().toArray();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
