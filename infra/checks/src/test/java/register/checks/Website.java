package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A website with its own origin: a company's, with a page that embeds a list, or a stand-in for a register.
final class Website implements AutoCloseable {
    private static final String PAGE = "/trust";
    private static final String STYLE = """
            :root { color-scheme: light dark; background: Canvas; color: CanvasText; font: 16px/1.5 sans-serif }
            main { margin: 0 auto; max-width: 62rem }
            """;

    private final HttpServer server;
    private final Map<String, File> files = new ConcurrentHashMap<>();

    /// @param policy what the page may load and run (Content Security Policy)
    /// @param age in seconds, as a cache states it
    private record File(
            int status, String type, String text, @Nullable String policy, long age) {
        private File(int status, String type, String text, @Nullable String policy) {
            this(status, type, text, policy, 0);
        }
    }

    private Website(HttpServer server) {
        this.server = server;
    }

    static Website start() throws IOException {
        var website = new Website(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        website.put("/favicon.ico", "image/x-icon", " ");
        website.put("/style.css", "text/css", STYLE);
        website.server.createContext("/", website::answer);
        website.server.start();
        return website;
    }

    void put(String path, String type, String text) {
        files.put(path, new File(200, type, text, null));
    }

    /// From a cache.
    void keeps(String path, long age) {
        files.computeIfPresent(path, (_, file) -> new File(file.status, file.type, file.text, file.policy, age));
    }

    void fails(String path, int status) {
        files.put(path, new File(status, "text/plain", "failed", null));
    }

    /// Accepts requests there, but never answers.
    void hangs(String path) {
        files.put(path, new File(0, "", "", null));
    }

    String of(String path) {
        return Objects.requireNonNull(files.get(path), path).text();
    }

    /// Makes a page that embeds the list of `example`, with its own link inside. It follows the reader's preference
    /// for light or dark.
    void embeds(URI register, String script, String integrity, String attributes) {
        embeds(register, script, integrity, attributes, "<a href=\"" + register + "/example\">Our subprocessors</a>");
    }

    /// With other HTML inside.
    void embeds(URI register, String script, String integrity, String attributes, String within) {
        String html = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Trust centre</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="style.css">
                <script type="module" src="%1$s%2$s" integrity="%3$s" crossorigin></script></head>
                <body><main><h1>Trust centre</h1><h2>Our subprocessors</h2>
                <subprocessor-list src="%1$s/example" %4$s>%5$s</subprocessor-list></main>
                </body></html>
                """.formatted(register, script, integrity, attributes, within);
        String policy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src %1$s; connect-src %1$s"
                        .formatted(register)
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
        if (file.status() == 0) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", file.type());
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "Age, Date");
        exchange.getResponseHeaders().set("Age", String.valueOf(file.age()));
        if (file.policy() != null) {
            exchange.getResponseHeaders().set("Content-Security-Policy", file.policy());
        }
        byte[] body = gzip(file.text());
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(file.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
