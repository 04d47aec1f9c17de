package register.local.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
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
import register.chain.Bytes;
import register.local.smtp.Relay.Encryption;
import register.request.OutgoingMail;

/// Against an SMTP server on this machine, with TLS.
final class SubmissionTest {
    private static final String PASSWORD = "õ pass word";

    @TempDir
    private static Path folder;

    private static TlsFiles tls;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Boolean> encrypted = new CopyOnWriteArrayList<>();
    private final AtomicInteger transactions = new AtomicInteger();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<SMTPServer> servers = new CopyOnWriteArrayList<>();

    /// What the server does with one message.
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
                    Thread.sleep(Duration.ofSeconds(5));
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

    private void send(Encryption encryption) {
        send(encryption, PASSWORD, Certificates.trusting(tls.certificate().toArray()));
    }

    private void send(Encryption encryption, String password, SSLContext trust) {
        var relay = new Relay("127.0.0.1", servers.getLast().getPortAllocated(), "dpa", password, encryption);
        new Submission(relay, trust, Clock.systemUTC(), Duration.ofSeconds(2)).send(mail());
    }

    private static OutgoingMail mail() {
        return new OutgoingMail(
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
        send(Encryption.STARTTLS);
        assertEquals(List.of(true), encrypted);
        String arrived = taken.getFirst();
        assertTrue(arrived.startsWith("dpa@provider.example>klient@customer.example\n"), arrived);
        Message message = new DefaultMessageBuilder()
                .parseMessage(new ByteArrayInputStream(
                        arrived.substring(arrived.indexOf('\n') + 1).getBytes(US_ASCII)));
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
        send(Encryption.IMPLICIT);
        assertEquals(1, taken.size());
    }

    @Test
    void aServerWithoutStartTlsLearnsNothing() {
        start(false, false);
        assertTrue(surelyNot(() -> send(Encryption.STARTTLS)).contains("offers no STARTTLS"));
        assertEquals(0, transactions.get());
    }

    @Test
    void aCertificateThatIsNotTrustedOrOfAnotherHostLearnsNothing() throws Exception {
        start(true, false);
        SSLContext other = Certificates.trusting(
                TlsFiles.make(folder, "ip:127.0.0.1").certificate().toArray());
        assertTrue(surelyNot(() -> send(Encryption.STARTTLS, PASSWORD, other)).contains("127.0.0.1"));
        tls = TlsFiles.make(folder, "dns:mail.example");
        start(true, false);
        surelyNot(() -> send(Encryption.STARTTLS));
        tls = TlsFiles.make(folder, "ip:127.0.0.1");
        assertEquals(0, transactions.get());
    }

    @Test
    void aWrongPasswordIsTriedOnceAndNotRepeated() {
        start(true, false);
        String said = surelyNot(() -> send(
                Encryption.STARTTLS,
                "wrong word",
                Certificates.trusting(tls.certificate().toArray())));
        assertTrue(said.contains("535") && !said.contains("wrong word"), said);
        assertEquals(List.of(), taken);
    }

    @Test
    void beforeTheMessageWhatMayPassIsTriedAgain() {
        start(true, false);
        faults.addAll(List.of(Fault.MAIL_LATER, Fault.RECIPIENT_LATER));
        send(Encryption.STARTTLS);
        assertEquals(1, taken.size());
        assertEquals(3, transactions.get());
    }

    @Test
    void beforeTheMessageARefusalIsFinal() {
        start(true, false);
        for (Fault fault : List.of(Fault.MAIL_NEVER, Fault.RECIPIENT_NEVER)) {
            faults.add(fault);
            assertTrue(surelyNot(() -> send(Encryption.STARTTLS)).contains("550"));
        }
        assertEquals(List.of(), taken);
        assertEquals(2, transactions.get());
    }

    @Test
    void onceTheMessageLeftNothingIsTriedAgain() {
        start(true, false);
        for (Fault fault : List.of(Fault.MESSAGE_LATER, Fault.MESSAGE_NEVER)) {
            faults.add(fault);
            surelyNot(() -> send(Encryption.STARTTLS));
        }
        assertEquals(List.of(), taken);
        assertEquals(2, transactions.get());
    }

    @Test
    void whereTheAnswerToTheMessageIsMissingNobodyCanTell() {
        start(true, false);
        faults.add(Fault.MESSAGE_SILENT);
        assertThrows(UncheckedIOException.class, () -> send(Encryption.STARTTLS));
        assertEquals(1, transactions.get());
    }

    @Test
    void whereNothingListensItWasSurelyNotSent() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        var relay = new Relay("127.0.0.1", free, null, null, Encryption.NONE);
        var submission = new Submission(
                relay, Certificates.trusting(tls.certificate().toArray()), Clock.systemUTC(), Duration.ofSeconds(2));
        assertTrue(surelyNot(() -> submission.send(mail())).startsWith("mail server 127.0.0.1:" + free + ": "));
    }

    private static String surelyNot(Runnable sending) {
        return String.valueOf(
                assertThrows(IllegalStateException.class, sending::run).getMessage());
    }
}
