package register.pdf.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// Sends requests to untrusted HTTP servers. An answer must be complete and within limits of size and time. Redirects
/// are not followed. Connects only to addresses within reach, each looked up once.
public final class WholeAnswers {
    private final Duration patience;
    private final int largest;
    private final Lookup lookup;
    private @Nullable CloseableHttpClient client;

    /// The addresses of a host.
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /// A server's answer.
    ///
    /// @param contentType empty if the server sent none
    public record Answer(int status, String contentType, Bytes body) {}

    /// @param patience the time limit from connecting to the answer's last byte
    /// @param largest the size limit of an answer, in bytes
    public WholeAnswers(Duration patience, int largest, Reach reach) {
        this(patience, largest, host -> reach.admitted(host, InetAddress.getAllByName(host)));
    }

    WholeAnswers(Duration patience, int largest, Lookup lookup) {
        this.patience = patience;
        this.largest = largest;
        this.lookup = lookup;
    }

    /// @throws IOException saying, without the address, why there is no complete answer with status 200
    public Answer get(URI address) throws IOException {
        return to(new HttpGet(address), true);
    }

    /// @param type of the body
    /// @param accepted type of the answer
    /// @throws IOException saying, without the address, why there is no complete answer with status 200
    public Answer post(URI address, String type, String accepted, byte[] body) throws IOException {
        var post = new HttpPost(address);
        post.setEntity(new ByteArrayEntity(body, ContentType.create(type)));
        post.setHeader("Accept", accepted);
        return to(post, true);
    }

    /// Posts a body and returns the answer whatever its status.
    ///
    /// @throws IOException saying, without the address, why there is no complete answer
    public Answer send(URI address, String type, byte[] body) throws IOException {
        var post = new HttpPost(address);
        post.setEntity(new ByteArrayEntity(body, ContentType.create(type)));
        return to(post, false);
    }

    private Answer to(HttpUriRequestBase request, boolean only200) throws IOException {
        CloseableHttpClient ready = client();
        var asking = new FutureTask<>(() -> ready.execute(request, response -> whole(request, response, only200)));
        Thread.ofVirtual().start(asking);
        try {
            return asking.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new IOException("no whole answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            request.abort();
        }
    }

    private static IOException failed(Throwable cause) {
        return switch (cause) {
            case NoAnswerException said -> new IOException(said.getMessage(), cause);
            case Reach.PrivateAddressException said ->
                new IOException(
                        "is not asked: " + said.getMessage() + "; REGISTER_PRIVATE_AUTHORITIES=true allows it", cause);
            default -> new IOException("cannot be reached (" + cause.getClass().getSimpleName() + ")", cause);
        };
    }

    private Answer whole(HttpUriRequestBase request, ClassicHttpResponse response, boolean only200) throws IOException {
        if (only200 && response.getCode() != 200) {
            throw new NoAnswerException("answers with HTTP status " + response.getCode());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), "", Bytes.of(new byte[0]));
        }
        byte[] body = entity.getContent().readNBytes(largest + 1);
        if (body.length > largest) {
            // The library would otherwise read to the end.
            request.abort();
            throw new NoAnswerException("answers more than " + largest + " bytes");
        }
        return new Answer(
                response.getCode(), entity.getContentType() == null ? "" : entity.getContentType(), Bytes.of(body));
    }

    /// Created on first use, because most processes send no request. Keeps no connections open: after the hours that a
    /// function stands idle, they would be dead.
    private synchronized CloseableHttpClient client() {
        CloseableHttpClient ready = client == null
                ? HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(new LookedUpOnce(lookup))
                                .setDefaultConnectionConfig(ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(patience))
                                        .setSocketTimeout(Timeout.of(patience.multipliedBy(2)))
                                        .build())
                                .build())
                        .setConnectionReuseStrategy((_, _, _) -> false)
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableDefaultUserAgent()
                        .build()
                : client;
        client = ready;
        return ready;
    }

    /// Resolves a host to the address looked up here, without a second look-up.
    private record LookedUpOnce(Lookup lookup) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return lookup.all(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /// A server answered, but with an error.
    private static final class NoAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswerException(String why) {
            super(why);
        }
    }
}
