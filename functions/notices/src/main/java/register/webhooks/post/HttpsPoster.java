package register.webhooks.post;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import register.value.Problem;
import register.webhook.WebhookAddress;

/// Posts over TLS. A host is looked up once; one of the addresses that were checked is connected to, without a second
/// look-up; the certificate must be of the host's name. No redirect is followed and no proxy used. An attempt is
/// bounded
/// in time and in what is read.
public final class HttpsPoster implements Poster {
    /// Standard Webhooks, "Request timeouts": 15 to 30 s.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int HTTPS = 443;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 200;

    private final PublicHosts hosts;
    private final Dial dial;
    private final SSLSocketFactory tls;
    private final Duration patience;
    private final InstantSource clock;

    /// Connects a socket.
    interface Dial {
        void connect(Socket socket, InetSocketAddress address, Duration patience) throws IOException;
    }

    public HttpsPoster(InstantSource clock) {
        this(
                new PublicHosts(),
                (socket, address, patience) -> socket.connect(address, (int) patience.toMillis()),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                PATIENCE,
                clock);
    }

    HttpsPoster(PublicHosts hosts, Dial dial, SSLSocketFactory tls, Duration patience, InstantSource clock) {
        this.hosts = hosts;
        this.dial = dial;
        this.tls = tls;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Answer post(WebhookAddress address, Map<String, String> headers, byte[] body) throws IOException {
        var open = new Open();
        var posting = new FutureTask<>(() -> exchange(address, head(address, headers, body.length), body, open));
        // Not a virtual thread: a look-up cannot be interrupted, and one that hangs would hold up the others.
        Thread.ofPlatform().daemon().name("webhook " + address.host()).start(posting);
        try {
            return posting.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new IOException("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            open.close();
        }
    }

    private Answer exchange(WebhookAddress address, byte[] head, byte[] body, Open open) throws IOException {
        Socket plain = connected(hosts.addresses(address), open);
        var socket = (SSLSocket) tls.createSocket(plain, address.host(), HTTPS, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(address.host())));
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        OutputStream out = socket.getOutputStream();
        out.write(head);
        out.write(body);
        out.flush();
        return new AnswerHead(new BufferedInputStream(socket.getInputStream())).read(clock.instant());
    }

    private Socket connected(InetAddress[] addresses, Open open) throws IOException {
        IOException failed = new UnknownHostException();
        for (InetAddress address : addresses) {
            Socket socket = open.next();
            try {
                dial.connect(socket, new InetSocketAddress(address, HTTPS), CONNECTING);
                return socket;
            } catch (IOException e) {
                failed = e;
                socket.close();
            }
        }
        throw failed;
    }

    private static byte[] head(WebhookAddress address, Map<String, String> headers, int length) {
        URI uri = address.uri();
        var head = new StringBuilder("POST ").append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(address.host());
        head.append("\r\nUser-Agent: subprocessor-register\r\nAccept: */*\r\nConnection: close");
        head.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(length);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString().getBytes(US_ASCII);
    }

    private static String reason(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        String line = switch (cause) {
            case PublicHosts.PrivateAddressException _ -> "not posted: " + said;
            case UnknownHostException _ -> "the host's name leads to no address";
            case SSLException _ -> "no TLS: " + said;
            default -> "no answer: " + said;
        };
        String printable = Problem.line(line);
        return printable.substring(0, Math.min(printable.length(), LONGEST_REASON));
    }

    /// The socket of an attempt, which is closed when its time is over.
    private static final class Open {
        private @Nullable Socket socket;
        private boolean over;

        synchronized Socket next() throws IOException {
            if (over) {
                throw new IOException("too late");
            }
            var next = new Socket(Proxy.NO_PROXY);
            socket = next;
            return next;
        }

        synchronized void close() throws IOException {
            over = true;
            if (socket != null) {
                socket.close();
            }
        }
    }
}
