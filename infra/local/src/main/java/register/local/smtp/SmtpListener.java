package register.local.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import register.chain.Bytes;
import register.local.Log;

/// Takes mail by SMTP (RFC 5321) on the loopback, for whatever address: it passes nothing on, so that there is nothing
/// to relay. Answers 250 only after the message was taken for good, 451 where it could not be.
public final class SmtpListener implements AutoCloseable {
    /// The largest message, in bytes: what SES takes too.
    public static final int MAX_MESSAGE = 40 * 1024 * 1024;

    private static final int MAX_CONNECTIONS = 10;
    private static final int MAX_RECIPIENTS = 100;

    private final SMTPServer server;
    private final ExecutorService threads;

    /// Takes a mail for good.
    @FunctionalInterface
    public interface Receiver {

        /// Returns once the mail is kept, durably.
        ///
        /// @return false when the sender should try again later
        boolean receive(InboundMail mail);
    }

    private SmtpListener(SMTPServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Listens from now on.
    ///
    /// @param port 0 for any that is free
    /// @param maxMessage the largest message, in bytes
    /// @throws IOException when the port is taken
    public static SmtpListener start(int port, int maxMessage, Receiver receiver, Clock clock) throws IOException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                .hostName("localhost")
                .softwareName("register")
                .insertReceivedHeaders(false)
                .maxMessageSize(maxMessage)
                .maxRecipients(MAX_RECIPIENTS)
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(60, TimeUnit.SECONDS)
                .executorService(threads)
                .messageHandlerFactory(_ -> new Transaction(maxMessage, receiver, clock))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            threads.shutdown();
            if (e.getCause() instanceof IOException taken) {
                throw taken;
            }
            throw e;
        }
        return new SmtpListener(server, threads);
    }

    public URI address() {
        return URI.create("smtp://127.0.0.1:" + server.getPortAllocated());
    }

    @Override
    public void close() {
        server.stop();
        threads.close();
    }

    private static final class Transaction implements MessageHandler {
        private final int maxMessage;
        private final Receiver receiver;
        private final Clock clock;
        private final List<String> recipients = new ArrayList<>();
        private String envelopeFrom = "";

        Transaction(int maxMessage, Receiver receiver, Clock clock) {
            this.maxMessage = maxMessage;
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
            byte[] message = data.readNBytes(maxMessage + 1);
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

        @Override
        public void done() {}
    }
}
