package register.machine.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;
import register.machine.runtime.Log;
import register.value.Bytes;

/// One mail in progress, from MAIL to the answer to its message (RFC 5321 section 3.3).
final class MailTransaction implements MessageHandler {
    private final SmtpConnections connections;
    private final Session session;
    private final SmtpLimits limits;
    private final LargeMessages large;
    private final SmtpListener.Receiver receiver;
    private final Clock clock;
    private final List<String> recipients = new ArrayList<>();
    private String envelopeFrom = "";

    MailTransaction(
            SmtpConnections connections,
            Session session,
            SmtpLimits limits,
            LargeMessages large,
            SmtpListener.Receiver receiver,
            Clock clock) {
        this.connections = connections;
        this.session = session;
        this.limits = limits;
        this.large = large;
        this.receiver = receiver;
        this.clock = clock;
        connections.begun(session);
    }

    @Override
    public void from(String from) {
        envelopeFrom = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        connections.heard(session, false);
        Optional<Boolean> taken;
        try {
            taken = receiver.takes(recipient);
        } catch (RuntimeException | Error e) {
            Log.failure("looking for a recipient", e);
            taken = Optional.empty();
        }
        if (!taken.orElseThrow(() -> new RejectException(451, "4.3.0 Not known yet, try again later"))) {
            throw new RejectException(550, "5.1.1 No address of the register");
        }
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        if (!connections.heard(session, true)) {
            throw new DropConnectionException(421, "4.4.2 Idle for too long, others are waiting");
        }
        try {
            return taken(data);
        } finally {
            connections.heard(session, false);
        }
    }

    private String taken(InputStream data) throws RejectException, IOException {
        try (var message = new Arriving()) {
            message.read(data);
            return taken(Bytes.of(message.toByteArray()));
        }
    }

    private String taken(Bytes raw) throws RejectException {
        var mail = new InboundMail(raw.hash().hex(), clock.instant(), envelopeFrom, recipients, raw);
        boolean taken;
        try {
            taken = receiver.receive(mail);
        } catch (RuntimeException | Error e) {
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

    /// The bytes so far; a large message keeps its place until it is closed.
    private final class Arriving extends ByteArrayOutputStream {
        private boolean entered;

        /// Limits the total time, because bytes that trickle in would hold the connection for days. Reads single
        /// bytes, since reading several would wait for all of them.
        void read(InputStream data) throws DropConnectionException, IOException {
            long start = System.nanoTime();
            for (int next = first(data); next >= 0; next = data.read()) {
                if (count == limits.maxMessage()) {
                    // The rest must not be read as commands.
                    throw new DropConnectionException(552, "5.3.4 Message larger than " + count + " bytes");
                }
                if (count == SmtpLimits.LARGE) {
                    large.enter();
                    entered = true;
                }
                write(next);
                if (System.nanoTime() - start > limits.message().toNanos()) {
                    throw new DropConnectionException(421, "4.4.2 Too slow, try again later");
                }
            }
        }

        /// Removes a dot stuffed into the first line, which the library does not (RFC 5321 section 4.5.2).
        private static int first(InputStream data) throws IOException {
            int first = data.read();
            return first == '.' ? data.read() : first;
        }

        @Override
        public void close() {
            if (entered) {
                large.leave();
            }
        }
    }
}
