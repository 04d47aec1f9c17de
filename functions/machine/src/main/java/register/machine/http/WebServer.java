package register.machine.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import register.machine.runtime.RepeatedWork;
import register.value.Bytes;

/// Serves HTTP/1.1 (RFC 9112) within limits. Beyond them a request gets 503 with `Retry-After`, and slow clients are
/// dropped first.
public final class WebServer implements AutoCloseable {
    private static final long GRACE = TimeUnit.SECONDS.toNanos(1);
    private static final Duration WATCH = Duration.ofSeconds(1);

    private final Server server;
    private final ServerConnector connector;
    private final HttpHandler answering;
    private final ByteBudget room;
    private final ByteBudget bodies;
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final ExecutorService readers;
    private final ExecutorService posts;
    private final ScheduledExecutorService watching;
    private final HttpConnections connections;

    private WebServer(InetSocketAddress address, HttpHandler answering, HttpLimits limits) {
        this.answering = answering;
        // Answers keep their half, whatever is posted.
        this.room = new ByteBudget(limits.room() / 2);
        this.bodies = new ByteBudget(limits.room() / 2);
        this.readers = Executors.newFixedThreadPool(limits.readers(), daemons("http reading"));
        this.posts = Executors.newFixedThreadPool(limits.posts(), daemons("http posting"));
        this.watching = Executors.newSingleThreadScheduledExecutor(daemons("http watching"));
        this.connector = JettySettings.at(address, limits);
        this.server = connector.getServer();
        server.setErrorHandler(this::refuse);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                var exchange = new Exchange(WebServer.this, request, response, callback);
                exchanges.add(exchange);
                exchange.begin();
                return true;
            }
        });
        this.connections = new HttpConnections(connector, limits, System::nanoTime);
    }

    /// Starts listening.
    ///
    /// @param address one of this machine's; port 0 for any free one
    /// @throws IOException if the port is taken, or the address is not this machine's
    public static WebServer start(InetSocketAddress address, HttpHandler answering) throws IOException {
        return start(address, answering, HttpLimits.standard());
    }

    /// With other limits.
    public static WebServer start(InetSocketAddress address, HttpHandler answering, HttpLimits limits)
            throws IOException {
        var listening = new WebServer(address, answering, limits);
        try {
            listening.server.start();
        } catch (IOException e) {
            listening.close();
            throw e.getCause() instanceof IOException cause ? cause : e;
        } catch (Exception e) {
            listening.close();
            throw new IllegalStateException(e);
        }
        RepeatedWork.take(listening.watching, WATCH, "watching connections", listening::watch);
        return listening;
    }

    public URI address() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /// Accepts no more requests, and gives those in progress a second.
    @Override
    public void close() {
        watching.shutdownNow();
        connector.close();
        try {
            for (long end = System.nanoTime() + GRACE; !exchanges.isEmpty() && System.nanoTime() < end; ) {
                Thread.sleep(10);
            }
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            readers.shutdown();
            posts.shutdown();
        }
    }

    HttpFigures figures() {
        var counted = new HashMap<Integer, Long>();
        answers.forEach((status, count) -> counted.put(status, count.sum()));
        return new HttpFigures(connections.count(), room.used() + bodies.used(), counted);
    }

    void counted(int status) {
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    HttpHandler answering() {
        return answering;
    }

    /// The budget for answers.
    ByteBudget room() {
        return room;
    }

    /// The budget for request bodies.
    ByteBudget bodies() {
        return bodies;
    }

    void work(boolean isPost, Runnable task) {
        (isPost ? posts : readers).execute(task);
    }

    /// True if there are so many connections that new requests are refused.
    boolean isFull() {
        return connections.areFull();
    }

    /// Reserves memory for posted bytes, if necessary by dropping slow clients.
    boolean makeRoom(long bytes) {
        if (bodies.take(bytes)) {
            return true;
        }
        endSlow();
        return bodies.take(bytes);
    }

    Optional<Bytes> share(Bytes body) {
        Optional<Bytes> shared = room.share(body);
        if (shared.isEmpty()) {
            endSlow();
            return room.share(body);
        }
        return shared;
    }

    void ended(Exchange exchange) {
        exchanges.remove(exchange);
    }

    private void watch() {
        if (room.isShort() || bodies.isShort() || connections.areFull()) {
            endSlow();
        }
        connections.watch(exchanges.stream().map(Exchange::endPoint).collect(Collectors.toSet()));
    }

    private void endSlow() {
        for (Exchange exchange : exchanges) {
            if (exchange.pace().isSlow()) {
                exchange.endPoint().close(new TimeoutException("its memory is needed for other connections"));
            }
        }
    }

    /// Malformed HTTP is refused here, before it becomes an exchange.
    private boolean refuse(Request request, Response response, Callback callback) {
        HttpResponse answered = answering.refuse(response.getStatus());
        counted(answered.status());
        response.setStatus(answered.status());
        answered.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put("Connection", "close");
        response.write(true, answered.body().view(), callback);
        return true;
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }
}
