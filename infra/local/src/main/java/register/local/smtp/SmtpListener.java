package register.local.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import register.chain.Bytes;
import register.local.Log;

/// Takes mail by SMTP (RFC 5321), for whatever address: it passes nothing on, so that there is nothing to relay.
/// Answers
/// 250 only after the message was taken for good, 451 where it could not be.
public final class SmtpListener implements AutoCloseable {
    /// The largest message, in bytes: what SES takes too.
    public static final int MAX_MESSAGE = 40 * 1024 * 1024;

    private static final int MAX_CONNECTIONS = 10;
    private static final int MAX_RECIPIENTS = 100;

    private final SMTPServer server;
    private final InetAddress address;
    private final ExecutorService threads;

    /// Where and how it listens.
    ///
    /// @param address of this machine
    /// @param port 0 for any that is free
    /// @param maxMessage the largest message, in bytes
    /// @param patience how long a message may take to arrive, however steadily it comes
    /// @param tls shows the certificate to who asks for encryption (STARTTLS); null where none is offered
    public record Listening(
            InetAddress address,
            int port,
            int maxMessage,
            Duration patience,
            @Nullable SSLContext tls) {}

    /// Takes a mail for good.
    @FunctionalInterface
    public interface Receiver {

        /// Returns once the mail is kept, durably.
        ///
        /// @return false when the sender should try again later
        boolean receive(InboundMail mail);
    }

    private SmtpListener(SMTPServer server, InetAddress address, ExecutorService threads) {
        this.server = server;
        this.address = address;
        this.threads = threads;
    }

    /// Listens from now on.
    ///
    /// @throws IOException when the port is taken
    public static SmtpListener start(Listening listening, Receiver receiver, Clock clock) throws IOException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        SSLContext tls = listening.tls();
        SMTPServer.Builder builder = SMTPServer.port(listening.port())
                .bindAddress(listening.address())
                .hostName("localhost")
                .softwareName("register")
                .insertReceivedHeaders(false)
                .maxMessageSize(listening.maxMessage())
                .maxRecipients(MAX_RECIPIENTS)
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(60, TimeUnit.SECONDS)
                .executorService(threads)
                .messageHandlerFactory(_ -> new Transaction(listening, receiver, clock));
        if (tls != null) {
            builder.enableTLS().startTlsSocketFactory(tls);
        }
        SMTPServer server = builder.build();
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

    private static final class Transaction implements MessageHandler {
        private final Listening listening;
        private final Receiver receiver;
        private final Clock clock;
        private final List<String> recipients = new ArrayList<>();
        private String envelopeFrom = "";

        Transaction(Listening listening, Receiver receiver, Clock clock) {
            this.listening = listening;
            this.receiver = receiver;
            this.clock = clock;
        }

        @Override
        public void from(String from) {
            envelopeFrom = from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            int maxMessage = listening.maxMessage();
            byte[] message = read(data, maxMessage + 1);
            if (message.length > maxMessage) {
                // What is left of it must not be read as commands.
                throw new DropConnectionException(552, "5.3.4 Message larger than " + maxMessage + " bytes");
            }
            Bytes raw = Bytes.of(message);
            var mail = new InboundMail(raw.hash().hex(), clock.instant(), envelopeFrom, recipients, raw);
            boolean taken;
            try {
                taken = receiver.receive(mail);
            } catch (RuntimeException e) {
                Log.failure("taking mail " + mail.id(), e);
                taken = false;
            }
            if (!taken) {
                throw new RejectException(451, "4.3.0 Not taken now, try again later");
            }
            return "2.0.0 Taken as " + mail.id();
        }

        /// What comes a byte at a time would hold the connection for days; reading several at once would wait for them.
        private byte[] read(InputStream data, int limit) throws DropConnectionException, IOException {
            long start = System.nanoTime();
            var message = new ByteArrayOutputStream();
            for (int next = data.read(); next >= 0; next = message.size() < limit ? data.read() : -1) {
                message.write(next);
                if (System.nanoTime() - start > listening.patience().toNanos()) {
                    throw new DropConnectionException(421, "4.4.2 Too slow, try again later");
                }
            }
            return message.toByteArray();
        }

        @Override
        public void done() {}
    }
}
