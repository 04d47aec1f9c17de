package register.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// Sends requests to untrusted HTTP servers. An answer is bounded in size and time, from the first byte of a
/// connection to the last. Redirects are not followed and proxies not used. Connects only to addresses within
/// reach, each looked up once.
public final class GuardedHttp {
    /// The bytes that a server may send besides the answer's body: a TLS handshake and heads.
    private static final int OVERHEAD = 128 * 1024;

    private final Duration patience;
    private final Duration connecting;
    private final int largest;
    private final Network network;
    private @Nullable CloseableHttpClient client;

    /// The network as seen by this machine.
    ///
    /// @param lookup returns the addresses to try, in order
    /// @param way maps an address to the one to connect to: itself, except in tests
    /// @param trust the certificates accepted from servers
    public record Network(Reach.Lookup lookup, Way way, SSLContext trust) {
        /// This machine's network.
        public static Network within(Reach reach) {
            try {
                return new Network(
                        host -> reach.addresses(host, InetAddress::getAllByName), to -> to, SSLContext.getDefault());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Java has no TLS", e);
            }
        }
    }

    /// Maps addresses before connecting.
    public interface Way {
        InetSocketAddress to(InetSocketAddress address) throws IOException;
    }

    /// A server's answer.
    ///
    /// @param headers by name in lower case; if several share a name, the last, but all values of `link`
    public record Answer(int status, Map<String, String> headers, Bytes body) {
        /// Empty if the server sent none.
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /// @param patience the time limit from connecting to the answer's last byte
    /// @param connecting the time limit of each address that is tried
    /// @param largest the size limit of an answer's body, in bytes; 0 if none is read
    public GuardedHttp(Duration patience, Duration connecting, int largest, Network network) {
        this.patience = patience;
        this.connecting = connecting;
        this.largest = largest;
        this.network = network;
    }

    public GuardedHttp(Duration patience, int largest, Reach reach) {
        this(patience, patience, largest, Network.within(reach));
    }

    /// @throws IOException with the reason, without the address, if there is no complete answer with status 200
    public Answer get(URI address) throws IOException {
        return successful(said(new HttpGet(address)));
    }

    /// Returns the answer whatever its status.
    ///
    /// @param headers besides those of HTTP itself
    /// @throws IOException the original failure: of the look-up, of TLS or of the connection
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        var get = new HttpGet(address);
        headers.forEach(get::setHeader);
        return exchange(get);
    }

    /// @param type of the body
    /// @param accepted type of the answer
    /// @throws IOException with the reason, without the address, if there is no complete answer with status 200
    public Answer post(URI address, String type, String accepted, byte[] body) throws IOException {
        return successful(said(posting(address, type, Map.of("Accept", accepted), body)));
    }

    /// Posts a body and returns the answer whatever its status.
    ///
    /// @throws IOException with the reason, without the address, if there is no complete answer
    public Answer send(URI address, String type, byte[] body) throws IOException {
        return said(posting(address, type, Map.of(), body));
    }

    /// Posts a body and returns the answer whatever its status.
    ///
    /// @param headers besides those of HTTP itself
    /// @throws IOException the original failure: of the look-up, of TLS or of the connection
    public Answer exchange(URI address, String type, Map<String, String> headers, byte[] body) throws IOException {
        return exchange(posting(address, type, headers, body));
    }

    private static HttpPost posting(URI address, String type, Map<String, String> headers, byte[] body) {
        var post = new HttpPost(address);
        post.setEntity(new ByteArrayEntity(body, ContentType.create(type)));
        headers.forEach(post::setHeader);
        return post;
    }

    private static Answer successful(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("answers with HTTP status " + answer.status());
        }
        return answer;
    }

    private Answer said(HttpUriRequestBase request) throws IOException {
        try {
            return exchange(request);
        } catch (LimitException e) {
            throw e;
        } catch (Reach.PrivateAddressException e) {
            throw new IOException(
                    "is not asked: " + e.getMessage() + "; REGISTER_PRIVATE_AUTHORITIES=true allows it", e);
        } catch (IOException e) {
            throw new IOException("cannot be reached (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private Answer exchange(HttpUriRequestBase request) throws IOException {
        CloseableHttpClient ready = client();
        var asking = new FutureTask<>(() -> ready.execute(request, response -> whole(request, response)));
        // Not a virtual thread: a look-up cannot be interrupted, and a hanging one would block the others.
        Thread.ofPlatform().daemon().name("request").start(asking);
        try {
            return asking.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new LimitException("no complete answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LimitException("interrupted");
        } finally {
            request.abort();
        }
    }

    /// A limit is reported as such even if TLS wraps it in its own failure.
    private static IOException failure(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof LimitException limit) {
                return limit;
            }
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }

    private Answer whole(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        var headers = new HashMap<String, String>();
        for (Header header : response.getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (one, other) -> header.getName().equalsIgnoreCase("Link") ? one + ", " + other : other);
        }
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null || largest == 0
                ? new byte[0]
                : entity.getContent().readNBytes(largest + 1);
        // Otherwise the library would read to the end.
        request.abort();
        if (body.length > largest) {
            throw new LimitException("answers more than " + largest + " bytes");
        }
        return new Answer(response.getCode(), Map.copyOf(headers), Bytes.of(body));
    }

    /// Created on first use, because most processes send no request. Keeps no connections open, since they would be
    /// dead after a function's idle hours.
    private synchronized CloseableHttpClient client() {
        CloseableHttpClient ready = client == null
                ? HttpClients.custom()
                        .setConnectionManager(new Connections()
                                .setDnsResolver(new LookedUpOnce(network.lookup()))
                                .setTlsSocketStrategy(new DefaultClientTlsStrategy(network.trust()))
                                .setDefaultConnectionConfig(ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(connecting))
                                        .setSocketTimeout(Timeout.of(patience.multipliedBy(2)))
                                        .build())
                                .setMaxConnTotal(Integer.MAX_VALUE)
                                .setMaxConnPerRoute(Integer.MAX_VALUE)
                                .build())
                        .setConnectionReuseStrategy((_, _, _) -> false)
                        .setUserAgent("subprocessor-register")
                        .setDefaultHeaders(List.of(new BasicHeader("Connection", "close")))
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .build()
                : client;
        client = ready;
        return ready;
    }

    /// Connects by sockets that limit what is read from them.
    private final class Connections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                @Nullable SchemePortResolver ports, DnsResolver hosts, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    _ -> new BoundedSocket(largest + OVERHEAD, network.way()),
                    ports,
                    hosts,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register("https", tls)
                            .build());
        }
    }

    /// Resolves a host to the addresses looked up here, without a second look-up.
    private record LookedUpOnce(Reach.Lookup lookup) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return lookup.all(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /// A limit ended the exchange; the message says which.
    public static final class LimitException extends IOException {
        private static final long serialVersionUID = 1L;

        LimitException(String why) {
            super(why);
        }
    }
}
