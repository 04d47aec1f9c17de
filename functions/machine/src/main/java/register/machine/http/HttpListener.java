package register.machine.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.http.SecurityHeaders;
import register.value.Bytes;

/// Serves HTTP: passes each request to its function in the form of an API Gateway event, and returns its answer.
/// Serves documents behind short-lived links itself, as S3 does on AWS.
public final class HttpListener implements AutoCloseable {
    /// The path of documents' short-lived links.
    public static final String DOCUMENTS = "/documents/";

    /// Larger than any form, so that its function sees that the limit is exceeded.
    private static final int MOST_BODY = 256 * 1024;

    private static final int RETRY_SECONDS = 5;

    private final GatewayRoutes routes;
    private final LinkedDocuments documents;
    private final Map<String, HttpHandler> others;
    private final @Nullable String url;
    private final Clock clock;
    private final WebServer server;

    private HttpListener(
            InetSocketAddress address,
            GatewayRoutes routes,
            LinkedDocuments documents,
            Map<String, HttpHandler> others,
            @Nullable String url,
            HttpLimits limits,
            Clock clock)
            throws IOException {
        this.routes = routes;
        this.documents = documents;
        this.others = Map.copyOf(others);
        this.url = url;
        this.clock = clock;
        this.server = WebServer.start(address, new Functions(), limits);
    }

    /// Starts listening.
    ///
    /// @param address one of this machine's; port 0 for any free one
    /// @param others what answers at further paths, by path
    /// @param url the register's public address, without a trailing slash; null if it has none
    /// @throws IOException if the port is taken, or the address is not this machine's
    public static HttpListener start(
            InetSocketAddress address,
            GatewayRoutes routes,
            LinkedDocuments documents,
            Map<String, HttpHandler> others,
            @Nullable String url,
            Clock clock)
            throws IOException {
        return new HttpListener(address, routes, documents, others, url, HttpLimits.standard(), clock);
    }

    /// Starts listening, with nothing at further paths.
    public static HttpListener start(
            InetSocketAddress address,
            GatewayRoutes routes,
            LinkedDocuments documents,
            @Nullable String url,
            Clock clock)
            throws IOException {
        return start(address, routes, documents, Map.of(), url, clock);
    }

    static HttpListener start(
            InetSocketAddress address,
            GatewayRoutes routes,
            LinkedDocuments documents,
            @Nullable String url,
            HttpLimits limits,
            Clock clock)
            throws IOException {
        return new HttpListener(address, routes, documents, Map.of(), url, limits, clock);
    }

    public URI address() {
        return server.address();
    }

    public HttpFigures figures() {
        return server.figures();
    }

    /// Accepts no more requests, and gives those in progress a second.
    @Override
    public void close() {
        server.close();
    }

    private final class Functions implements HttpHandler {
        @Override
        public int most(HttpRequest head) {
            HttpHandler other = others.get(head.path());
            if (other != null) {
                return other.most(head);
            }
            return head.method().equals("POST")
                            && !head.path().startsWith(DOCUMENTS)
                            && routes.find(head.path()).takesBody()
                    ? MOST_BODY
                    : 0;
        }

        @Override
        public HttpResponse answer(HttpRequest asked) {
            try {
                if (!isAddress(asked)) {
                    return problem(
                            Refusal.of(ProblemType.BAD_ADDRESS, "expected an address that conforms to RFC 3986"));
                }
                if (asked.path().startsWith(DOCUMENTS)) {
                    return document(asked);
                }
                HttpHandler other = others.get(asked.path());
                return other == null ? routes.find(asked.path()).answer(asked, clock.instant()) : other.answer(asked);
            } catch (IOException | RuntimeException e) {
                Log.failure("answering a request", e);
                return refuse(500);
            }
        }

        @Override
        public HttpResponse refuse(int status) {
            return problem(
                    switch (status) {
                        case 500 -> Refusal.internal();
                        case 503 -> Refusal.busy(RETRY_SECONDS);
                        case 408 -> Refusal.of(ProblemType.TOO_SLOW, "the request did not arrive in time");
                        case 414 -> Refusal.tooLong(JettySettings.MOST_HEAD);
                        default -> Refusal.of(ProblemType.BAD_MESSAGE, "expected a request that conforms to RFC 9112");
                    });
        }
    }

    private static boolean isAddress(HttpRequest asked) {
        try {
            var _ = new URI(asked.path() + (asked.query() == null ? "" : "?" + asked.query()));
            // OPTIONS may have no path (RFC 9112, section 3.2.4), which no function accepts.
            return asked.path().startsWith("/");
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private HttpResponse document(HttpRequest asked) {
        if (!asked.method().equals("GET") && !asked.isHead()) {
            return problem(Refusal.methodNotAllowed("GET, HEAD"));
        }
        return documents
                .find(asked.path(), asked.query())
                .map(HttpListener::download)
                .orElseGet(
                        () -> problem(Refusal.of(ProblemType.LINK_EXPIRED, "this link has expired, or never existed")));
    }

    private static HttpResponse download(LinkedDocuments.Download download) {
        String name = download.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
        return shared(
                200,
                Map.of(
                        "Content-Type", "application/pdf",
                        "Content-Disposition", "inline; filename=\"" + name + "\"",
                        "Cache-Control", "private, no-store"),
                download.content());
    }

    /// In the function's form.
    private HttpResponse problem(Refusal refusal) {
        var headers = new TreeMap<>(refusal.headers());
        headers.put("Content-Type", "application/problem+json");
        headers.put("Cache-Control", "no-store");
        return shared(refusal.status(), headers, Bytes.canonical(refusal.json(url)));
    }

    private static HttpResponse shared(int status, Map<String, String> headers, Bytes body) {
        var all = new TreeMap<>(headers);
        all.putAll(SecurityHeaders.of(true));
        all.putAll(SecurityHeaders.ANY_WEBSITE);
        return new HttpResponse(status, all, body);
    }
}
