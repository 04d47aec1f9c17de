package register.machine.smtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/// Receives mail by SMTP (RFC 5321) for its receiver's addresses, and relays none. Answers 250 only after storing the
/// message durably, 451 if that failed.
public final class SmtpListener implements AutoCloseable {
    private static final int MAX_RECIPIENTS = 100;
    /// More than are ever open: `SmtpConnections` enforces the limit.
    private static final int UNLIMITED = 1_000;

    private final SMTPServer server;
    private final InetAddress address;
    private final ExecutorService threads;

    /// How to listen.
    ///
    /// @param address of this machine
    /// @param port 0 for any free one
    /// @param peers allowed to connect
    /// @param tls presents the certificate for STARTTLS; null if it is not offered
    public record Listening(
            InetAddress address,
            int port,
            Peers peers,
            SmtpLimits limits,
            @Nullable SSLContext tls) {}

    /// Stores received mail.
    @FunctionalInterface
    public interface Receiver {

        /// Returns once the mail is stored durably.
        ///
        /// @return false if the sender should try again later
        boolean receive(InboundMail mail);

        /// True if it receives mail for an address; by default any.
        ///
        /// @param address as sent by the client
        /// @return empty if the sender should try again later
        default Optional<Boolean> takes(String address) {
            return Optional.of(true);
        }
    }

    private SmtpListener(SMTPServer server, InetAddress address, ExecutorService threads) {
        this.server = server;
        this.address = address;
        this.threads = threads;
    }

    /// Starts listening.
    ///
    /// @throws IOException if the port is taken
    public static SmtpListener start(Listening listening, Receiver receiver, Clock clock) throws IOException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        SSLContext tls = listening.tls();
        SmtpLimits limits = listening.limits();
        var connections = new SmtpConnections(listening.peers(), limits);
        var large = new LargeMessages(limits);
        SMTPServer.Builder builder = SMTPServer.port(listening.port())
                .bindAddress(listening.address())
                .hostName("localhost")
                .softwareName("register")
                .insertReceivedHeaders(false)
                .maxMessageSize(limits.maxMessage())
                .maxRecipients(MAX_RECIPIENTS)
                .maxConnections(UNLIMITED)
                .sessionHandler(connections)
                .connectionTimeout((int) limits.firstMail().toMillis(), TimeUnit.MILLISECONDS)
                .executorService(threads)
                .messageHandlerFactory(
                        context -> new MailTransaction(connections, (Session) context, limits, large, receiver, clock));
        if (tls != null) {
            builder.enableTLS().startTlsSocketFactory(tls);
        }
        SMTPServer server = builder.build();
        Chunking.withdraw(server);
        try {
            server.start();
        } catch (RuntimeException e) {
            threads.shutdown();
            if (e.getCause() instanceof IOException taken) {
                throw taken;
            }
            throw e;
        }
        return new SmtpListener(server, listening.address(), threads);
    }

    public URI address() {
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return URI.create("smtp://" + host + ":" + server.getPortAllocated());
    }

    @Override
    public void close() {
        server.stop();
        threads.close();
    }
}
