package register.machine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.request.delivery.OutgoingMail;
import register.testing.Waiting;

final class SmtpListenerTest {
    private static final int MAX = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private static Path folder;

    private final List<InboundMail> taken = new ArrayList<>();
    private volatile boolean take = true;
    private SmtpListener listener;

    @BeforeEach
    void start() throws IOException {
        start(PATIENCE);
    }

    /// @param message how long one may take to arrive
    private void start(Duration message) throws IOException {
        listener = SmtpListener.start(
                listening(0, null, message),
                mail -> {
                    if (mail.recipients().contains("broken@example.com")) {
                        throw new IllegalStateException("the store is down");
                    }
                    if (mail.recipients().contains("deep@example.com")) {
                        throw new StackOverflowError("made up");
                    }
                    if (take) {
                        taken.add(mail);
                    }
                    return take;
                },
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void aMailIsTakenAsItWasSent() throws IOException {
        String message = "From: a@example.com\r\nSubject: x\r\n\r\n..dot\r\nõ\r\n";
        assertTrue(send("dpa@example.com", message.replace("\r\n..dot", "\r\n...dot"))
                .startsWith("250"));
        InboundMail mail = taken.getFirst();
        assertEquals(message, new String(mail.raw().toArray(), UTF_8));
        assertEquals("sender@example.com", mail.envelopeFrom());
        assertEquals(List.of("dpa@example.com"), mail.recipients());
        assertEquals(mail.raw().hash().hex(), mail.id());
    }

    @Test
    void theSameMailHasTheSameIdEachTime() throws IOException {
        send("dpa@example.com", "From: a@example.com\r\n\r\nx\r\n");
        send("dpa@example.com", "From: a@example.com\r\n\r\nx\r\n");
        assertEquals(taken.getFirst().id(), taken.getLast().id());
        assertEquals(2, taken.size());
    }

    @Test
    void mailThatCannotBeStoredNowIsDeferred() throws IOException {
        take = false;
        assertTrue(send("dpa@example.com", "From: a@example.com\r\n\r\nx\r\n").startsWith("451"));
        for (String fails : List.of("broken@example.com", "deep@example.com")) {
            assertTrue(send(fails, "From: a@example.com\r\n\r\nx\r\n").startsWith("451"), fails);
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void aMailTooLargeIsRefusedAndItsRestIsNotReadAsCommands() throws IOException {
        String large = "From: a@example.com\r\n\r\n" + ("x".repeat(70) + "\r\n").repeat(MAX / 72 + 100);
        assertTrue(send("dpa@example.com", large).startsWith("552"));
        assertEquals(List.of(), taken);
        assertTrue(send("dpa@example.com", "From: a@example.com\r\n\r\nx\r\n").startsWith("250"));
    }

    /// RFC 3030: not offered, because the library answers 250 to a truncated chunk.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BDAT 90 LAST\r\nFrom: a@example.com\r\n\r\nhalf of it",
                "BDAT 24 LAST\r\nFrom: a@example.com\r\n\r\nx",
                "BDAT 24\r\nFrom: a@example.com\r\n\r\nxBDAT 0 LAST\r\n",
                "BDAT 3\r\nMAIL FROM:<b@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\nx\r\n.\r\n",
                "BDAT 0 LAST\r\n",
                "BDAT 99999999999 LAST\r\nx",
                "BDAT LAST\r\nx"
            })
    void aChunkIsRefusedAndItsRestIsNotReadAsCommands(String chunks) throws IOException {
        try (var client = new Client()) {
            assertFalse(client.greeting("EHLO client.example.com").contains("CHUNKING"));
            client.say("MAIL FROM:<sender@example.com>");
            client.say("RCPT TO:<dpa@example.com>");
            client.write(chunks);
            client.socket.shutdownOutput();
            assertTrue(client.answer().startsWith("502"));
            assertEquals("closed", client.answer());
        }
        assertEquals(List.of(), taken);
    }

    @Test
    void onlySupportedExtensionsAreOffered() throws IOException {
        try (var client = new Client()) {
            assertEquals(
                    "250-localhost 250-8BITMIME 250-SIZE " + MAX + " 250 SMTPUTF8",
                    client.greeting("EHLO client.example.com"));
            assertTrue(client.say("EHLO").startsWith("501"));
            for (String question : List.of("VRFY dpa@example.com", "EXPN dpa@example.com")) {
                assertTrue(client.say(question).startsWith("502"));
            }
        }
    }

    @Test
    void aBouncesEmptySenderIsTaken() throws IOException {
        try (var client = new Client()) {
            client.say("MAIL FROM:<>");
            client.say("RCPT TO:<dpa@example.com>");
            client.say("DATA");
            assertTrue(client.say("From: a@example.com\r\n\r\nx\r\n.").startsWith("250"));
        }
        assertEquals("", taken.getFirst().envelopeFrom());
    }

    @Test
    void aPortInUseIsAnIoException() {
        assertThrows(
                IOException.class,
                () -> SmtpListener.start(
                        listening(listener.address().getPort(), null, PATIENCE), _ -> true, Clock.systemUTC()));
    }

    private static SmtpListener.Listening listening(int port, @Nullable SSLContext tls, Duration message) {
        var limits = new SmtpLimits(100, 50, MAX, 1, PATIENCE, PATIENCE, message);
        return new SmtpListener.Listening(InetAddress.ofLiteral("127.0.0.1"), port, Peers.LOOPBACK, limits, tls);
    }

    @Test
    void aMessageThatComesTooSlowlyOrOnlyInPartIsNotTaken() throws Exception {
        stop();
        start(Duration.ofSeconds(1));
        try (var slow = new Client()) {
            slow.say("MAIL FROM:<sender@example.com>");
            slow.say("RCPT TO:<dpa@example.com>");
            slow.say("DATA");
            // Steady, and never silent for long.
            for (int line = 0; line < 100 && !slow.answered(); line++) {
                slow.write("x\r\n");
                Thread.sleep(100);
            }
            assertTrue(slow.answer().startsWith("421"));
            assertEquals("closed", slow.answer());
        }
        stop();
        start();
        try (var dropped = new Client()) {
            dropped.say("MAIL FROM:<sender@example.com>");
            dropped.say("RCPT TO:<dpa@example.com>");
            dropped.say("DATA");
            dropped.write("From: a@example.com\r\n\r\nhalf of it");
        }
        assertTrue(send("dpa@example.com", "From: a@example.com\r\n\r\nx\r\n").startsWith("250"));
        assertEquals(1, taken.size());
    }

    @Test
    void aCertificateIsShownToWhoAsks() throws Exception {
        TlsFiles files = TlsFiles.make(folder, "ip:127.0.0.1");
        SSLContext shown = files.shown();
        var mails = new ArrayList<InboundMail>();
        try (SmtpListener encrypting = SmtpListener.start(
                listening(0, shown, PATIENCE),
                mail -> {
                    mails.add(mail);
                    return true;
                },
                Clock.systemUTC())) {
            var relay = new Relay("127.0.0.1", encrypting.address().getPort(), null, null, Relay.Encryption.STARTTLS);
            var _ = new SmtpSubmission(
                            relay, Certificates.trusting(files.certificate().toArray()), Clock.systemUTC(), PATIENCE)
                    .send(new OutgoingMail(
                            "id", "a@example.com", "b@example.com", "x", List.of(), "x", null, List.of()));
        }
        assertEquals(List.of("b@example.com"), mails.getFirst().recipients());
        try (var plain = new Client()) {
            assertTrue(plain.say("STARTTLS").startsWith("5")
                    || plain.say("STARTTLS").startsWith("4"));
        }
    }

    private String send(String to, String message) throws IOException {
        try (var client = new Client()) {
            client.say("MAIL FROM:<sender@example.com>");
            client.say("RCPT TO:<" + to + ">");
            client.say("DATA");
            return client.say(message + ".");
        }
    }

    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), listener.address().getPort());
        private final BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

        Client() throws IOException {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            answer();
            say("HELO client.example.com");
        }

        String say(String line) throws IOException {
            write(line + "\r\n");
            return answer();
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        boolean answered() throws IOException {
            return socket.getInputStream().available() > 0;
        }

        /// The lines of an answer, joined by spaces.
        String greeting(String command) throws IOException {
            write(command + "\r\n");
            var lines = new ArrayList<String>();
            do {
                lines.add(String.valueOf(in.readLine()));
            } while (lines.getLast().startsWith("250-"));
            return String.join(" ", lines);
        }

        String answer() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line == null ? "closed" : line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
