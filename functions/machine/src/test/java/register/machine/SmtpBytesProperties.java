package register.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.testing.Checkout;
import register.testing.Waiting;
import register.value.Sha256;

/// Whatever bytes arrive by SMTP, in any order and cut at any byte, each 250 has its message in the store, and the
/// store contains only messages that were sent completely.
@Tag("property")
final class SmtpBytesProperties {
    private static final Pattern TAKEN = Pattern.compile("250 2\\.0\\.0 Taken as ([0-9a-f]{64})");
    private static final List<String> LINES = List.of(
            "MAIL FROM:<a@klient.example>",
            "MAIL FROM:<a@klient.example> SIZE=100 BODY=8BITMIME",
            "MAIL FROM:<>",
            "RCPT TO:<andrej@liveagent.com>",
            "RCPT TO:<nobody@liveagent.com>",
            "RSET",
            "NOOP",
            "HELO b.example",
            "EHLO b.example",
            "EHLO",
            "VRFY andrej",
            "STARTTLS",
            "QUOT",
            "",
            "\u0000\u00ff",
            "BDAT LAST",
            "BDAT 0 LAST",
            "BDAT -1 LAST");
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\r\n",
            "\n",
            "\r",
            ".",
            "..",
            "\r\n.",
            "\n.\n",
            "\n.\r\n",
            "\r.\r\n",
            "\r\n.\r",
            "\u0000",
            "\u00ff",
            "DATA\r\n",
            "MAIL FROM:<x@y.example>\r\n",
            "BDAT 3 LAST\r\n",
            "From: a@klient.example\r\n",
            "x".repeat(1200));

    @TempDir
    private static Path data;

    /// The bytes sent by one client, and the complete messages in them.
    private static final class Session {
        private final Random random;
        private final StringBuilder sent = new StringBuilder();
        private final List<String> messages = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();

        Session(long seed) {
            random = new Random(seed);
            sent.append("EHLO a.example\r\n");
            for (int step = random.nextInt(12); step >= 0; step--) {
                step();
            }
        }

        private void step() {
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    sent.append(LINES.get(random.nextInt(LINES.size()))).append("\r\n");
                case 2 -> {
                    String chunk = message();
                    int length = random.nextInt(3) == 0 ? random.nextInt(3000) : chunk.length();
                    envelope();
                    sent.append("BDAT ").append(length).append(random.nextInt(4) > 0 ? " LAST" : "");
                    sent.append("\r\n").append(chunk);
                }
                default -> {
                    envelope();
                    String message = message();
                    sent.append("DATA\r\n").append(stuffed(message)).append(".\r\n");
                    messages.add(message);
                    ends.add(sent.length());
                }
            }
        }

        private void envelope() {
            sent.append("MAIL FROM:<a@klient.example>\r\nRCPT TO:<andrej@liveagent.com>\r\n");
        }

        private String message() {
            var message = new StringBuilder();
            for (int piece = random.nextInt(8); piece > 0; piece--) {
                message.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            return message.append(random.nextInt(1_000_000)).append("\r\n").toString();
        }

        /// RFC 5321 section 4.5.2.
        private static String stuffed(String message) {
            return (message.startsWith(".") ? "." : "") + message.replace("\r\n.", "\r\n..");
        }

        byte[] bytes() {
            return sent.toString().getBytes(ISO_8859_1);
        }

        Set<String> whole(int cut) {
            var whole = new HashSet<String>();
            for (int at = 0; at < messages.size(); at++) {
                if (ends.get(at) <= cut) {
                    whole.add(Sha256.of(messages.get(at).getBytes(ISO_8859_1)).hex());
                }
            }
            return whole;
        }
    }

    @Test
    void everyMailAnswered250IsStoredCompletely() throws Exception {
        Settings settings = Settings.read(
                Map.of("REGISTER_DATA", data.toString(), "REGISTER_HTTP_PORT", "0", "REGISTER_SMTP_PORT", "0"));
        var whole = new HashSet<String>();
        var answered = new ArrayList<String>();
        try (ThisMachine register = ThisMachine.open(settings, Clock.systemUTC())) {
            byte[] policy = Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"));
            register.policyPublishing().publish(PolicyFile.of("policy.yaml", policy), Reasons.NONE);
            try (LocalServer server = LocalServer.start(register)) {
                server.takeMail();
                qt().withExamples(200)
                        .withShrinkCycles(0)
                        .withFixedSeed(20_261_127)
                        .forAll(longs().all())
                        .checkAssert(seed -> {
                            var session = new Session(seed);
                            byte[] bytes = session.bytes();
                            var random = new Random(seed);
                            int cut = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1);
                            Set<String> mayStand = session.whole(cut);
                            whole.addAll(mayStand);
                            for (String taken : deliver(server.smtp().getPort(), bytes, cut, random)) {
                                assertTrue(
                                        mayStand.contains(taken),
                                        () -> "seed " + seed + ", cut at " + cut + ": taken, and not sent whole: "
                                                + taken);
                                assertEquals(taken, stored(register, taken), () -> "seed " + seed);
                                answered.add(taken);
                            }
                        });
            }
            register.ports()
                    .documents()
                    .list(Shelf.CORRESPONDENCE, "mail")
                    .forEach(key -> assertTrue(whole.contains(key.path().replaceAll("mail/|\\.eml", "")), key.path()));
        }
        assertTrue(answered.size() > 100, "taken: " + answered.size() + " of " + whole.size());
    }

    private static String stored(ThisMachine register, String hash) {
        return register.ports()
                .documents()
                .get(DocumentKey.mail(new Sha256(hash)))
                .map(content -> Sha256.of(content).hex())
                .orElse("not stored");
    }

    /// @return what the server says it took
    private static List<String> deliver(int port, byte[] bytes, int cut, Random random) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            Thread writer = Thread.ofVirtual().start(() -> write(socket, bytes, cut, random));
            String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
            writer.join();
            return TAKEN.matcher(answers).results().map(taken -> taken.group(1)).toList();
        } catch (SocketException e) {
            // It hung up after an invalid command and said nothing more.
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Socket socket, byte[] bytes, int cut, Random random) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int at = 0; at < cut; ) {
                int next = Math.min(cut, at + 1 + random.nextInt(2000));
                out.write(bytes, at, next - at);
                out.flush();
                at = next;
            }
            socket.shutdownOutput();
        } catch (IOException _) {
            // The server hung up.
        }
    }
}
