package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A website of its own origin: a company's, with a page that embeds a list, or what stands in for a register.
final class Website implements AutoCloseable {
    private static final String PAGE = "/trust";

    private final HttpServer server;
    private final Map<String, File> files = new ConcurrentHashMap<>();

    /// @param policy what the page may load and run (Content Security Policy)
    private record File(
            int status, String type, String text, @Nullable String policy) {}

    private Website(HttpServer server) {
        this.server = server;
    }

    static Website start() throws IOException {
        var website = new Website(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        website.put("/favicon.ico", "image/x-icon", " ");
        website.server.createContext("/", website::answer);
        website.server.start();
        return website;
    }

    void put(String path, String type, String text) {
        files.put(path, new File(200, type, text, null));
    }

    void fails(String path, int status) {
        files.put(path, new File(status, "text/plain", "failed", null));
    }

    String of(String path) {
        return Objects.requireNonNull(files.get(path), path).text();
    }

    /// Makes a page that embeds the list of `liveagent`, with a link of its own within.
    void embeds(URI register, String script, String integrity, String attributes) {
        String html = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Trust centre</title>
                <script type="module" src="%1$s%2$s" integrity="%3$s" crossorigin></script></head>
                <body><h1>Trust centre</h1>
                <subprocessor-list src="%1$s/liveagent" %4$s><a href="%1$s/liveagent">Our subprocessors</a></subprocessor-list>
                </body></html>
                """.formatted(register, script, integrity, attributes);
        String policy = "default-src 'none'; img-src 'self'; script-src %1$s; connect-src %1$s".formatted(register)
                + "; require-trusted-types-for 'script'; trusted-types 'none'";
        files.put(PAGE, new File(200, "text/html; charset=utf-8", html, policy));
    }

    URI address() {
        return uri(PAGE);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        File file = files.getOrDefault(exchange.getRequestURI().getPath(), new File(404, "text/plain", "none", null));
        exchange.getResponseHeaders().set("Content-Type", file.type());
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (file.policy() != null) {
            exchange.getResponseHeaders().set("Content-Security-Policy", file.policy());
        }
        byte[] body = file.text().getBytes(UTF_8);
        exchange.sendResponseHeaders(file.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
