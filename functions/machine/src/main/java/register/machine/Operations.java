package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import register.machine.http.HttpFigures;
import register.machine.http.HttpHandler;
import register.machine.http.HttpRequest;
import register.machine.http.HttpResponse;
import register.machine.http.WebServer;
import register.machine.runtime.Log;
import register.machine.site.Disk;
import register.machine.site.RegisterHealth;
import register.value.Bytes;

/// Endpoints for the operator, on this machine only: `/health`, with the reasons if the register is not ready, and
/// `/metrics` (OpenMetrics 1.0).
final class Operations implements HttpHandler, AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Disk disk;
    private final BooleanSupplier started;
    private final Runnable store;
    private final RegisterHealth condition;
    private final Supplier<HttpFigures> http;
    private final WebServer server;

    private Operations(
            InetSocketAddress address,
            Disk disk,
            BooleanSupplier started,
            Runnable store,
            RegisterHealth condition,
            Supplier<HttpFigures> http)
            throws IOException {
        this.condition = condition;
        this.disk = disk;
        this.started = started;
        this.store = store;
        this.http = http;
        this.server = WebServer.start(address, this);
    }

    /// @param address on this machine
    /// @param disk of the data folder
    /// @param started true once the first start's policies are published
    /// @param store reads the store; throws if it is unreadable
    /// @param condition problems while readers are served
    static Operations start(
            InetSocketAddress address,
            Disk disk,
            BooleanSupplier started,
            Runnable store,
            RegisterHealth condition,
            Supplier<HttpFigures> http)
            throws IOException {
        return new Operations(address, disk, started, store, condition, http);
    }

    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public int most(HttpRequest head) {
        return 0;
    }

    @Override
    public HttpResponse answer(HttpRequest asked) {
        return switch (asked.path()) {
            case "/health" -> health();
            case "/metrics" -> text(200, OpenMetrics.TYPE, metrics());
            default -> text(404, TEXT, "expected /health or /metrics\n");
        };
    }

    @Override
    public HttpResponse refuse(int status) {
        return text(status, TEXT, "refused\n");
    }

    private HttpResponse health() {
        List<String> missing = missing();
        var lines = new ArrayList<String>();
        lines.add(missing.isEmpty() ? "ready" : "not ready");
        lines.addAll(missing);
        try {
            lines.addAll(condition.notes());
        } catch (RuntimeException _) {
            // The store is unreadable, which is reported already.
        }
        return text(missing.isEmpty() ? 200 : 503, TEXT, String.join("\n", lines) + "\n");
    }

    /// The reasons why the register is not ready.
    private List<String> missing() {
        var missing = new ArrayList<String>();
        if (!started.getAsBoolean()) {
            missing.add("start: the first start is still publishing");
        }
        try {
            store.run();
        } catch (RuntimeException e) {
            missing.add("store: " + Log.message(e));
        }
        if (!disk.hasRoom(0)) {
            missing.add("disk: " + disk.free() / 1024 / 1024 + " MB free, expected " + Disk.LEAST / 1024 / 1024
                    + ": free space, then run `infra/register reconcile`");
        }
        return missing;
    }

    private String metrics() {
        HttpFigures figures = http.get();
        Runtime runtime = Runtime.getRuntime();
        return new OpenMetrics()
                .answers(figures.answers())
                .gauge("register_http_connections", "", "Open connections.", figures.connections())
                .gauge("register_http_held_bytes", "bytes", "Bytes of forms and answers held.", figures.held())
                .gauge(
                        "register_heap_used_bytes",
                        "bytes",
                        "Heap in use.",
                        runtime.totalMemory() - runtime.freeMemory())
                .gauge("register_heap_max_bytes", "bytes", "Largest heap.", runtime.maxMemory())
                .gauge("register_disk_free_bytes", "bytes", "Free disk space of the data folder.", disk.free())
                .gauge(
                        "register_ready",
                        "",
                        "1 if the register is ready.",
                        missing().isEmpty() ? 1 : 0)
                .gauge(
                        "register_mail_relay_reached",
                        "",
                        "1 if the mail server was reached last.",
                        condition.reachesRelay() ? 1 : 0)
                .measures(condition.measures())
                .toString();
    }

    private static HttpResponse text(int status, String type, String body) {
        return new HttpResponse(
                status, Map.of("Content-Type", type, "Cache-Control", "no-store"), Bytes.of(body.getBytes(UTF_8)));
    }
}
