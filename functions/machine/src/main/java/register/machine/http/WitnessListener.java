package register.machine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.machine.runtime.Log;
import register.witness.Answer;
import register.witness.Witness;

/// A witness over HTTP (C2SP, `tlog-witness`): `POST /add-checkpoint`, and `GET /{hash of an origin}/checkpoint`.
public final class WitnessListener implements AutoCloseable {
    /// The longest request: a note of the longest, its proof, and what is around them.
    public static final int LONGEST = 160 * 1024;

    private static final int BACKLOG = 128;
    private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String ADD_CHECKPOINT = "/add-checkpoint";
    private static final String TEXT = "text/plain; charset=utf-8";

    static {
        HttpLimits.apply();
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Witness witness;

    private WitnessListener(HttpServer server, Witness witness) {
        this.server = server;
        this.witness = witness;
    }

    /// Listens from now on.
    ///
    /// @param address one of this machine's, with port 0 for any that is free
    /// @throws IOException when the port is taken, or the address is not this machine's
    public static WitnessListener start(InetSocketAddress address, Witness witness) throws IOException {
        HttpServer server = HttpServer.create(address, BACKLOG);
        var listener = new WitnessListener(server, witness);
        server.setExecutor(listener.threads);
        server.createContext("/", listener::handle);
        server.start();
        return listener;
    }

    public URI address() {
        return HttpListener.address(server);
    }

    /// Stops taking requests and gives those under way a second.
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (IOException | RuntimeException e) {
                Log.failure("answering a request", e);
                answer = text(500, "the witness failed; nothing was cosigned");
            }
            send(exchange, answer);
        } catch (IOException _) {
            // The client went away; there is nobody to tell.
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        Matcher checkpoint = CHECKPOINT.matcher(path);
        if (path.equals(ADD_CHECKPOINT)) {
            return takes(exchange, "POST") ? addCheckpoint(exchange) : wrongMethod(exchange, "POST");
        }
        if (checkpoint.matches()) {
            return takes(exchange, "GET") ? witness.checkpoint(checkpoint.group(1)) : wrongMethod(exchange, "GET");
        }
        close(exchange);
        return text(
                404, "this witness has POST /add-checkpoint, and GET /HASH/checkpoint with the SHA-256 of an origin");
    }

    private static boolean takes(HttpExchange exchange, String method) {
        return exchange.getRequestMethod().equals(method);
    }

    private static Answer wrongMethod(HttpExchange exchange, String method) {
        exchange.getResponseHeaders().set("Allow", method);
        close(exchange);
        return text(405, "this address takes " + method);
    }

    private Answer addCheckpoint(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            close(exchange);
            return text(413, "a request has at most " + LONGEST + " bytes");
        }
        return witness.addCheckpoint(body);
    }

    /// The rest of the request is left unread, and so nothing can follow it.
    private static void close(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Connection", "close");
    }

    private static Answer text(int status, String line) {
        return new Answer(status, TEXT, line + "\n");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
