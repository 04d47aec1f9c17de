package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final String METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

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
            case "/metrics" -> text(200, METRICS, metrics());
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
        var lines = new StringBuilder();
        lines.append("# TYPE register_http_answers counter\n");
        new TreeMap<>(figures.answers())
                .forEach((status, count) -> lines.append("register_http_answers_total{status=\"")
                        .append(status)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        Runtime runtime = Runtime.getRuntime();
        gauge(lines, "register_http_connections", figures.connections());
        gauge(lines, "register_http_held_bytes", figures.held());
        gauge(lines, "register_heap_used_bytes", runtime.totalMemory() - runtime.freeMemory());
        gauge(lines, "register_heap_max_bytes", runtime.maxMemory());
        gauge(lines, "register_disk_free_bytes", disk.free());
        gauge(lines, "register_ready", missing().isEmpty() ? 1 : 0);
        try {
            condition.gauges().forEach((name, value) -> gauge(lines, name, value));
        } catch (RuntimeException _) {
            // The store is unreadable: the register is not ready, and the rest is still reported.
        }
        return lines.append("# EOF\n").toString();
    }

    private static void gauge(StringBuilder lines, String name, long value) {
        lines.append("# TYPE ").append(name).append(" gauge\n");
        lines.append(name).append(' ').append(value).append('\n');
    }

    private static HttpResponse text(int status, String type, String body) {
        return new HttpResponse(
                status, Map.of("Content-Type", type, "Cache-Control", "no-store"), Bytes.of(body.getBytes(UTF_8)));
    }
}
