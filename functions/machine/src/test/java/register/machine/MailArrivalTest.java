package register.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.machine.settings.Settings;
import register.machine.site.Disk;
import register.machine.site.ThisMachine;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.request.DpaRequest;
import register.testing.Checkout;
import register.testing.Waiting;
import register.value.Bytes;

/// Mail from socket to record, with this machine's store.
final class MailArrivalTest {
    private static final String FROM = "From: Mari <mari@klient.example>\r\n";
    private static final String MAIL =
            FROM + "To: andrej@liveagent.com\r\nSubject: DPA\r\nMessage-ID: <1@klient.example>"
                    + "\r\n\r\nPlease send us your data processing agreement (GDPR).\r\n";
    private static final String RESULTS =
            "Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=mari@klient.example;"
                    + " dmarc=%s header.from=klient.example\r\nReceived: from x (x [203.0.113.9]) by "
                    + "mx.acme.example; now\r\n";

    private static final Bytes POLICY = policy();

    @TempDir
    private Path data;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private ThisMachine register;
    private LocalServer server;

    private static Bytes policy() {
        try {
            return Bytes.of(Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        register = ThisMachine.open(settings(data), Clock.systemUTC());
        register.policyPublishing().publish(PolicyFile.of("policy.yaml", POLICY.toArray()), Reasons.NONE);
        server = LocalServer.start(register, free::get);
        server.takeMail();
    }

    private static Settings settings(Path data) {
        return Settings.read(Map.of(
                "REGISTER_DATA", data.toString(),
                "REGISTER_HTTP_PORT", "0",
                "REGISTER_SMTP_PORT", "0",
                "REGISTER_URL", "https://register.example.com",
                "REGISTER_INTAKE_ADDRESSES", "dpa@intake.example",
                "REGISTER_MAIL_AUTHENTICATOR", "mx.acme.example"));
    }

    @AfterEach
    void stop() {
        server.close();
        register.close();
    }

    @Test
    void theServerInFrontSaysWhatTheMailIsWorth() throws IOException {
        for (String top : List.of(
                "",
                RESULTS.formatted("fail"),
                FROM + RESULTS.formatted("pass"),
                RESULTS.formatted("pass").replace("mx.acme", "mx.evil"))) {
            assertTrue(send(top + MAIL.replace("<1@", "<" + top.length() + "@")).startsWith("250"));
            assertEquals("queue", newest().decision().ruling().term(), top);
        }
        assertTrue(send(RESULTS.formatted("pass") + MAIL).startsWith("250"));
        assertEquals("acknowledged", newest().state().term());
        assertEquals(1, files("outbox").size());
    }

    @Test
    void mailThatWouldFillTheDiskIsDeferred() throws IOException {
        free.set(Disk.LEAST + MAIL.length());
        assertTrue(send(RESULTS.formatted("pass") + MAIL).startsWith("451"));
        assertEquals(List.of(), register.ports().requests().newest(10));
        free.set(Disk.LEAST + 10_000);
        assertTrue(send(RESULTS.formatted("pass") + MAIL).startsWith("250"));
    }

    @Test
    void whileTheStoreIsDownTheSenderIsAskedToTryAgainAndTheMailIsRecordedOnce() throws IOException {
        String mail = RESULTS.formatted("pass") + MAIL;
        Path documents = data.resolve("documents");
        Path away = data.resolve("away");
        Files.move(documents, away);
        Files.writeString(documents, "no folder");
        assertTrue(send(mail).startsWith("451"));
        assertTrue(send(mail).startsWith("451"));
        assertEquals(List.of(), register.ports().requests().newest(10));
        Files.delete(documents);
        Files.move(away, documents);
        assertTrue(send(mail).startsWith("250"));
        assertTrue(send(mail).startsWith("250"));
        assertEquals(1, register.ports().requests().newest(10).size());
        assertEquals("acknowledged", newest().state().term());
        assertEquals(1, files("outbox").size());
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfAMessageLeavesNothing() throws IOException {
        List<Path> before = files("");
        try (var client = new Client()) {
            client.say("MAIL FROM:<mari@klient.example>");
            client.say("RCPT TO:<andrej@liveagent.com>");
            client.say("DATA");
            client.write(RESULTS.formatted("pass") + MAIL);
        }
        // The server has seen the end once it has accepted the next message.
        assertTrue(send("Subject: x\r\n\r\nx\r\n").startsWith("250"));
        assertEquals(1, register.ports().requests().newest(10).size());
        assertEquals("queue", newest().decision().ruling().term());
        assertEquals(before.size() + 1, files("").size(), "one mail, nothing else");
    }

    @Test
    void mailIsTakenForTheRegistersOwnAddressesOnly() throws Exception {
        assertEquals("250", recipient("Andrej@LIVEAGENT.com"));
        for (String other :
                List.of("info@liveagent.com", "andrej@liveagent.com.evil.example", "postmaster", "x@[::1]")) {
            assertEquals("550", recipient(other), other);
        }
        String next = new String(POLICY.toArray(), UTF_8)
                .replace("2023-10-02", "2023-10-03")
                .replace("andrej@liveagent.com", "dpa@liveagent.example");
        register.policyPublishing().publish(PolicyFile.of("policy.yaml", next.getBytes(UTF_8)), Reasons.NONE);
        assertEquals("250", recipient("dpa@liveagent.example"), "an address that was published since");
        assertEquals("250", recipient("andrej@liveagent.com"), "an address that customers still have");
    }

    @Test
    void beforeThereIsAPolicyTheSenderIsAskedToTryAgain(@TempDir Path empty) throws Exception {
        try (ThisMachine unpublished = ThisMachine.open(settings(empty), Clock.systemUTC());
                LocalServer starting = LocalServer.start(unpublished)) {
            server.close();
            server = starting;
            assertEquals("451", recipient("andrej@liveagent.com"), "it takes no mail yet");
            starting.takeMail();
            assertEquals("451", recipient("andrej@liveagent.com"), "it knows no address yet");
            assertEquals("250", recipient("dpa@intake.example"));
            unpublished.policyPublishing().publish(PolicyFile.of("policy.yaml", POLICY.toArray()), Reasons.NONE);
            assertEquals("250", recipient("andrej@liveagent.com"));
            assertEquals("550", recipient("nobody@liveagent.com"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Please send us your data processing agreement (GDPR)., Kind regards",
        "Bitte senden Sie uns den Auftragsverarbeitungsvertrag., Mit freundlichen Grüßen",
        "Palun saatke meile andmetöötlusleping., Lugupidamisega",
        "Merci de nous envoyer votre accord de traitement des données (RGPD)., Cordialement"
    })
    void theReplyIsAMailOfItsThread(String asked, String farewell) throws IOException {
        // A header injection, and a character that reverses the direction of writing.
        String subject = "DPA für\r\nBcc: x@evil.example \u202e\u00fcber";
        String encoded = "=?utf-8?B?" + Base64.getEncoder().encodeToString(subject.getBytes(UTF_8)) + "?=";
        String mail = MAIL.replace(
                        "Subject: DPA",
                        "Subject: " + encoded + "\r\nMIME-Version: 1.0\r\n"
                                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit")
                .replaceFirst("Please send.*", asked);
        assertTrue(send(RESULTS.formatted("pass") + mail).startsWith("250"));
        assertEquals("acknowledged", newest().state().term());
        Path file = files("outbox").getFirst();
        assertTrue(file.getFileName().toString().startsWith(newest().reference().value()), file.toString());
        Message reply = new DefaultMessageBuilder().parseMessage(Files.newInputStream(file));
        assertEquals("Quality Unit, s. r. o.", reply.getFrom().get(0).getName());
        assertEquals("andrej@liveagent.com", reply.getFrom().get(0).getAddress());
        assertEquals("Re: DPA für Bcc: x@evil.example über", reply.getSubject());
        assertEquals(null, reply.getBcc());
        assertEquals(
                "<1@klient.example>", reply.getHeader().getField("In-Reply-To").getBody());
        String text = text(reply);
        assertTrue(text.contains("https://register.example.com/liveagent"), text);
        assertTrue(text.contains(farewell + "\r\nQuality Unit, s. r. o."), text);
    }

    /// The first part, the letter in plain text.
    private static String text(Message reply) throws IOException {
        var parts = (Multipart)
                ((Multipart) reply.getBody()).getBodyParts().getFirst().getBody();
        try (InputStream in = ((SingleBody) parts.getBodyParts().getFirst().getBody()).getInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private String recipient(String address) throws IOException {
        try (var client = new Client()) {
            client.say("MAIL FROM:<mari@klient.example>");
            return client.say("RCPT TO:<" + address + ">").substring(0, 3);
        }
    }

    private DpaRequest newest() {
        return register.ports().requests().newest(1).getFirst();
    }

    private List<Path> files(String folder) throws IOException {
        Path within = data.resolve(folder);
        if (!Files.exists(within)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(within)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("register.db"))
                    .toList();
        }
    }

    private String send(String message) throws IOException {
        try (var client = new Client()) {
            client.say("MAIL FROM:<mari@klient.example>");
            client.say("RCPT TO:<andrej@liveagent.com>");
            client.say("DATA");
            return client.say(message + ".");
        }
    }

    private final class Client implements AutoCloseable {
        private final Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), server.smtp().getPort());
        private final BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

        Client() throws IOException {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            in.readLine();
            say("HELO client.example");
        }

        String say(String line) throws IOException {
            write(line + "\r\n");
            return String.valueOf(in.readLine());
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
