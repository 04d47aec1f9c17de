package register.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// The Lambda runtime API, version 2018-06-01 (AWS Lambda developer guide, "Using the Lambda runtime API for custom
/// runtimes"), on loopback, for one function: hands out one event at a time and receives the response.
public final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // The JDK's server reads this property once. Without it each answer waits for the delayed acknowledgement of its
    // headers.
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private long invocations;

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    /// A function's response.
    ///
    /// @param at the `System.nanoTime()` of its arrival
    /// @param nanos since the event was handed out
    public record Answer(Bytes response, long at, long nanos) {}

    /// The function did not answer; the message says why, if known.
    public static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }

    private static final class Invocation {
        final String id;
        final byte[] event;
        final CompletableFuture<Answer> answer = new CompletableFuture<>();
        volatile long handedOut;

        Invocation(String id, byte[] event) {
            this.id = id;
            this.event = event;
        }
    }

    /// Starts listening on a free port.
    public static RuntimeApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 16);
        var api = new RuntimeApi(server);
        // In the server's own thread: a function uses one connection, and a thread switch would be measured.
        server.createContext(ROOT, api::handle);
        server.start();
        return api;
    }

    /// Host and port, in the form of `AWS_LAMBDA_RUNTIME_API`.
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Hands out an event once the function asks for one, and waits for the response. One at a time.
    ///
    /// @throws FailedException if the function reports a failure, ends, or does not answer within 30 seconds
    public Answer invoke(byte[] event) throws InterruptedException {
        invocations++;
        var invocation = new Invocation("00000000-0000-4000-8000-%012d".formatted(invocations), event);
        current.set(invocation);
        String broken = failure.get();
        if (broken != null) {
            throw new FailedException(broken);
        }
        waiting.add(invocation);
        try {
            return invocation.answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FailedException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (TimeoutException _) {
            throw new FailedException("no response within " + PATIENCE);
        }
    }

    /// Ends the wait for a missing response.
    void fail(String reason) {
        failure.compareAndSet(null, reason);
        Invocation invocation = current.get();
        if (invocation != null) {
            invocation.answer.completeExceptionally(new FailedException(reason));
        }
    }

    @Override
    public void close() {
        fail("closed");
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        if (path.equals("invocation/next")) {
            next(exchange);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        Invocation invocation = current.get();
        if (path.equals("restore/next")) {
            reply(exchange, 200, new byte[0]);
            return;
        }
        if (invocation != null && path.equals("invocation/" + invocation.id + "/response")) {
            invocation.answer.complete(new Answer(Bytes.of(body), now, now - invocation.handedOut));
        } else {
            fail(path + ": " + new String(body, UTF_8));
        }
        reply(exchange, 202, new byte[0]);
    }

    private void next(HttpExchange exchange) throws IOException {
        @Nullable Invocation invocation = null;
        try {
            while (invocation == null) {
                if (failure.get() != null) {
                    exchange.close();
                    return;
                }
                invocation = waiting.poll(50, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id);
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + PATIENCE.toMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:bench");
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        // Without it the runtime's native part ends the process.
        headers.set("Content-Type", "application/json");
        invocation.handedOut = System.nanoTime();
        reply(exchange, 200, invocation.event);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
