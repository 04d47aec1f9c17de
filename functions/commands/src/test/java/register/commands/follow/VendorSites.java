package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import register.commands.conform.GuardedWeb;
import register.machine.smtp.TlsFiles;
import register.network.GuardedHttp;
import register.network.Reach;
import register.value.Bytes;

/// Vendors' websites on this machine, by https. Each host has a public address, which leads here, but
/// `private.example` a private one; nothing answers for `down.example`.
final class VendorSites implements AutoCloseable {
    static final String POINTER = "/.well-known/subprocessors.json";
    private static final List<String> HOSTS = List.of(
            "page.example",
            "feed.example",
            "link.example",
            "list.example",
            "dated.example",
            "proof.example",
            "fork.example",
            "down.example",
            "private.example",
            "our.example");

    /// A site's answer.
    interface Site {
        Reply reply(HttpExchange exchange) throws IOException;
    }

    record Reply(int status, Map<String, String> headers, Bytes body) {
        static final Bytes NOTHING = Bytes.of(new byte[0]);

        static Reply of(String type, String body) {
            return new Reply(200, Map.of("Content-Type", type), Bytes.of(body.getBytes(UTF_8)));
        }

        static Reply json(String body) {
            return of("application/json", body);
        }

        static Reply moved(String to) {
            return new Reply(302, Map.of("Location", to), NOTHING);
        }

        Reply with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, body);
        }
    }

    private final HttpsServer server;
    private final TlsFiles files;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    /// Requests, such as `GET list.example/x`, with `if-none-match …` if they are conditional.
    final List<String> asked = new CopyOnWriteArrayList<>();

    /// The hosts' certificate.
    static TlsFiles files(Path folder) throws Exception {
        return TlsFiles.make(folder, HOSTS.stream().map(host -> "dns:" + host).collect(Collectors.joining(",")));
    }

    VendorSites(TlsFiles files) throws IOException {
        this.files = files;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(files.shown()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// A host whose pointer and other addresses answer so; all else is 404.
    void site(String host, Map<String, Reply> replies) {
        site(host, exchange -> replies.getOrDefault(exchange.getRequestURI().toString(), none()));
    }

    void site(String host, Site site) {
        sites.put(host, site);
    }

    static Reply none() {
        return new Reply(404, Map.of(), Reply.NOTHING);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String match = exchange.getRequestHeaders().getFirst("If-None-Match");
        String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
        asked.add(exchange.getRequestMethod() + " " + host + exchange.getRequestURI()
                + (match == null ? "" : " if-none-match " + match)
                + (since == null ? "" : " if-modified-since " + since));
        Reply reply = sites.getOrDefault(host, _ -> none()).reply(exchange);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(
                reply.status(), reply.body().length() == 0 ? -1 : reply.body().length());
        if (reply.body().length() > 0) {
            exchange.getResponseBody().write(reply.body().toArray());
        }
        exchange.close();
    }

    GuardedWeb web() throws IOException, GeneralSecurityException {
        return web(Duration.ofSeconds(20));
    }

    GuardedWeb web(Duration patience) throws IOException, GeneralSecurityException {
        var network = new GuardedHttp.Network(
                host -> Reach.PUBLIC.addresses(host, VendorSites::addresses),
                to -> new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        // Nothing listens on the discard port.
                        to.getAddress().getAddress()[3] == 2
                                ? 9
                                : server.getAddress().getPort()),
                files.trusted());
        return new GuardedWeb(network, patience);
    }

    private static InetAddress[] addresses(String host) {
        byte[] address = switch (host) {
            case "private.example" -> new byte[] {10, 0, 0, 1};
            case "down.example" -> new byte[] {9, 9, 9, 2};
            default -> new byte[] {9, 9, 9, 1};
        };
        try {
            return new InetAddress[] {InetAddress.getByAddress(host, address)};
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static URI address(HttpExchange exchange) {
        return URI.create("https://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
