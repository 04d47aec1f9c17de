package register.machine.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import register.machine.smtp.Relay.Encryption;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.testing.Waiting;
import register.value.Bytes;

/// Against an SMTP server on this machine, with TLS.
final class SmtpSubmissionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PASSWORD = "õ pass word";

    @TempDir
    private static Path folder;

    private static TlsFiles tls;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Boolean> encrypted = new CopyOnWriteArrayList<>();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final AtomicInteger transactions = new AtomicInteger();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<SMTPServer> servers = new CopyOnWriteArrayList<>();

    /// The server's behaviour for one message.
    enum Fault {
        MAIL_LATER,
        MAIL_NEVER,
        RECIPIENT_LATER,
        RECIPIENT_NEVER,
        MESSAGE_LATER,
        MESSAGE_NEVER,
        MESSAGE_SILENT
    }

    @BeforeAll
    static void certificate() throws Exception {
        tls = TlsFiles.make(folder, "ip:127.0.0.1");
    }

    @AfterEach
    void stop() {
        servers.forEach(SMTPServer::stop);
    }

    private final class Handler implements MessageHandler {
        private final @Nullable Fault fault = faults.poll();
        private final MessageContext context;
        private String envelope = "";

        Handler(MessageContext context) {
            this.context = context;
            transactions.incrementAndGet();
        }

        private void fail(Fault later, Fault never) throws RejectException {
            if (fault == later) {
                throw new RejectException(451, "later");
            }
            if (fault == never) {
                throw new RejectException(550, "never");
            }
        }

        @Override
        public void from(String from) throws RejectException {
            fail(Fault.MAIL_LATER, Fault.MAIL_NEVER);
            envelope = from + ">";
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            fail(Fault.RECIPIENT_LATER, Fault.RECIPIENT_NEVER);
            envelope += recipient + "\n";
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            String message = new String(data.readAllBytes(), US_ASCII);
            fail(Fault.MESSAGE_LATER, Fault.MESSAGE_NEVER);
            taken.add(envelope + message);
            encrypted.add(((org.subethamail.smtp.server.Session) context).isTLSStarted());
            if (fault == Fault.MESSAGE_SILENT) {
                try {
                    assertTrue(givenUp.await(Waiting.HANG_MILLIS, TimeUnit.MILLISECONDS), "it waits for ever");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "ok";
        }

        @Override
        public void done() {}
    }

    private void start(boolean startTls, boolean implicit) {
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                .insertReceivedHeaders(false)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!user.equals("dpa") || !password.equals(PASSWORD)) {
                        throw new LoginFailedException("no");
                    }
                }))
                .requireAuth(true)
                .messageHandlerFactory(Handler::new);
        SSLContext shown = tls.shown();
        if (startTls) {
            builder.enableTLS().requireTLS().startTlsSocketFactory(shown);
        }
        if (implicit) {
            builder.serverSocketFactory(shown);
        }
        SMTPServer server = builder.build();
        server.start();
        servers.add(server);
    }

    private Handover send(Encryption encryption) {
        return send(
                encryption, PASSWORD, Certificates.trusting(tls.certificate().toArray()));
    }

    private Handover send(Encryption encryption, String password, SSLContext trust) {
        return send(encryption, password, trust, PATIENCE);
    }

    private Handover send(Encryption encryption, String password, SSLContext trust, Duration patience) {
        var relay = new Relay("127.0.0.1", servers.getLast().getPortAllocated(), "dpa", password, encryption);
        return new SmtpSubmission(relay, trust, Clock.systemUTC(), patience).send(mail());
    }

    private static OutgoingMail mail() {
        return new OutgoingMail(
                "DPA-7K3Q-9M2X-4WTB.0123456789abcdef0123456789abcdef",
                "Näidis AS <dpa@provider.example>",
                "klient@customer.example",
                "Kättesaamise kinnitus",
                List.of(new OutgoingMail.Header("Auto-Submitted", "auto-replied")),
                "Tere!\n.\n..\nFrom here\n",
                "<p>Tere!</p>\n",
                List.of(new OutgoingMail.Attachment("a.pdf", "application/pdf", Bytes.of(new byte[2000]))));
    }

    @Test
    void withStartTlsTheMailArrivesWhole() throws IOException {
        start(true, false);
        assertEquals(new Handover.Taken(), send(Encryption.STARTTLS));
        assertEquals(List.of(true), encrypted);
        String arrived = taken.getFirst();
        assertTrue(arrived.startsWith("dpa@provider.example>klient@customer.example\n"), arrived);
        Message message = new DefaultMessageBuilder()
                .parseMessage(new ByteArrayInputStream(
                        arrived.substring(arrived.indexOf('\n') + 1).getBytes(US_ASCII)));
        assertEquals(
                "<DPA-7K3Q-9M2X-4WTB.0123456789abcdef0123456789abcdef@provider.example>",
                message.getMessageId().strip());
        assertEquals("Kättesaamise kinnitus", message.getSubject());
        assertEquals(
                2,
                assertInstanceOf(Multipart.class, message.getBody())
                        .getBodyParts()
                        .size());
        Multipart said = assertInstanceOf(
                Multipart.class,
                assertInstanceOf(Multipart.class, message.getBody())
                        .getBodyParts()
                        .getFirst()
                        .getBody());
        var text = new StringWriter();
        assertInstanceOf(TextBody.class, said.getBodyParts().getFirst().getBody())
                .getReader()
                .transferTo(text);
        assertEquals(mail().text(), text.toString().replace("\r\n", "\n"));
    }

    @Test
    void withTlsFromTheFirstByteItArrives() {
        start(false, true);
        assertEquals(new Handover.Taken(), send(Encryption.IMPLICIT));
        assertEquals(1, taken.size());
    }

    @Test
    void aServerWithoutStartTlsLearnsNothing() {
        start(false, false);
        assertTrue(notTaken(send(Encryption.STARTTLS)).contains("offers no STARTTLS"));
        assertEquals(0, transactions.get());
    }

    @Test
    void aCertificateThatIsNotTrustedOrOfAnotherHostLearnsNothing() throws Exception {
        start(true, false);
        SSLContext other = Certificates.trusting(
                TlsFiles.make(folder, "ip:127.0.0.1").certificate().toArray());
        String words = notTaken(send(Encryption.STARTTLS, PASSWORD, other));
        assertTrue(words.contains("its certificate is not trusted") && words.contains("RELAY_TRUST"), words);
        tls = TlsFiles.make(folder, "dns:mail.example");
        start(true, false);
        notTaken(send(Encryption.STARTTLS));
        tls = TlsFiles.make(folder, "ip:127.0.0.1");
        assertEquals(0, transactions.get());
    }

    @Test
    void aWrongPasswordIsSaidToBeOneAndNotRepeated() {
        start(true, false);
        Handover handover = send(
                Encryption.STARTTLS,
                "wrong word",
                Certificates.trusting(tls.certificate().toArray()));
        String said = assertInstanceOf(Handover.Barred.class, handover).words();
        assertTrue(said.contains("535") && said.contains("the login of dpa was refused"), said);
        assertFalse(said.contains("wrong word"), said);
        assertEquals(List.of(), taken);
    }

    @Test
    void oneAttemptIsMadeWhateverTheServerSays() {
        start(true, false);
        for (Fault fault : Fault.values()) {
            faults.add(fault);
            Handover handover = send(
                    Encryption.STARTTLS,
                    PASSWORD,
                    Certificates.trusting(tls.certificate().toArray()),
                    fault == Fault.MESSAGE_SILENT ? Duration.ofSeconds(1) : PATIENCE);
            Class<? extends Handover> expected = switch (fault) {
                case MAIL_LATER, RECIPIENT_LATER, MESSAGE_LATER -> Handover.NotTaken.class;
                case MAIL_NEVER, RECIPIENT_NEVER, MESSAGE_NEVER -> Handover.Refused.class;
                case MESSAGE_SILENT -> Handover.Unknown.class;
            };
            assertInstanceOf(expected, handover, fault.name());
        }
        givenUp.countDown();
        assertEquals(Fault.values().length, transactions.get());
    }

    private static String notTaken(Handover handover) {
        return assertInstanceOf(Handover.NotTaken.class, handover).words();
    }
}
