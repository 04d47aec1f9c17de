package register.machine.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import register.testing.Waiting;

/// Limits on the number of connections, per client and in time.
final class SmtpConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MAX = 400_000;

    private final List<Client> clients = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile CountDownLatch storing = new CountDownLatch(0);

    private @Nullable SmtpListener listener;
    private int port;

    private void listen(Peers peers, SmtpLimits limits) throws IOException {
        listener = SmtpListener.start(
                new SmtpListener.Listening(InetAddress.ofLiteral("127.0.0.1"), 0, peers, limits, null),
                this::store,
                Clock.systemUTC());
        port = listener.address().getPort();
    }

    private boolean store(InboundMail mail) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            storing.await();
            taken.incrementAndGet();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @AfterEach
    void stop() throws IOException {
        storing.countDown();
        for (Client client : clients) {
            client.close();
        }
        if (listener != null) {
            listener.close();
        }
    }

    @Test
    void aMailServersDefaultConcurrencyIsAccepted() throws Exception {
        listen(Peers.LOOPBACK, SmtpLimits.standard());
        var together = new ArrayList<Client>();
        for (int at = 0; at < 40; at++) {
            together.add(connect("127.0.0.1").begin());
        }
        storing = new CountDownLatch(1);
        for (Client client : together) {
            client.write("x\r\n.\r\n");
        }
        storing.countDown();
        for (Client client : together) {
            assertTrue(client.answer().startsWith("250"));
        }
        assertEquals(40, taken.get());
    }

    @Test
    void idleConnectionsKeepNobodyOut() throws Exception {
        listen(Peers.LOOPBACK, limits(4, 4, LONG));
        List<Client> idle = connect("127.0.0.2", 4);
        for (int mail = 0; mail < 3; mail++) {
            assertTrue(connect("127.0.0.1").begin().end().startsWith("250"));
            assertTrue(idle.get(mail).answer().startsWith("421 4.4.2 "));
            assertEquals("closed", idle.get(mail).answer());
        }
        assertTrue(idle.getLast().begin().end().startsWith("250"), "who was idle for less is still there");
    }

    @Test
    void idleConnectionsOfOneAddressMakeRoomForItsOwn() throws Exception {
        listen(Peers.LOOPBACK, limits(20, 2, LONG));
        Client another = connect("127.0.0.3");
        List<Client> idle = connect("127.0.0.2", 3);
        assertTrue(idle.getFirst().answer().startsWith("421 4.4.2 "));
        assertTrue(idle.getLast().begin().end().startsWith("250"));
        assertTrue(another.begin().end().startsWith("250"));
    }

    @Test
    void aMessageOnItsWayIsNotCutOffForAnother() throws Exception {
        listen(Peers.LOOPBACK, limits(3, 3, LONG));
        storing = new CountDownLatch(1);
        List<Client> sending = connect("127.0.0.2", 3);
        for (Client client : sending) {
            client.begin().write("x\r\n.\r\n");
        }
        while (atOnce.get() < 3) {
            Thread.sleep(10);
        }
        Client last = connect("127.0.0.1");
        assertTrue(last.greeting.startsWith("421 4.3.2 "), last.greeting);
        storing.countDown();
        for (Client client : sending) {
            assertTrue(client.answer().startsWith("250"));
        }
        assertEquals(3, taken.get());
    }

    @Test
    void otherPeersAreRefused() throws Exception {
        listen(Peers.parse(List.of("127.0.0.1", "127.0.1.0/24")), SmtpLimits.standard());
        assertTrue(connect("127.0.0.1").begin().end().startsWith("250"));
        assertTrue(connect("127.0.1.200").begin().end().startsWith("250"));
        Client stranger = connect("127.0.0.2");
        assertTrue(stranger.greeting.startsWith("554 5.7.1 "), stranger.greeting);
        assertEquals("closed", stranger.answer());
    }

    @Test
    void silentClientsAreDroppedSoonerThanSenders() throws Exception {
        listen(Peers.LOOPBACK, limits(3, 3, Duration.ofMillis(1_500)));
        Client silent = connect("127.0.0.1");
        Client sending = connect("127.0.0.1").begin();
        assertTrue(silent.answer().startsWith("421"));
        Thread.sleep(400);
        assertTrue(sending.end().startsWith("250"));
    }

    @Test
    void onlySomeLargeMessagesAreInMemoryAtOnce() throws Exception {
        listen(Peers.LOOPBACK, limits(20, 20, LONG));
        String large = ("x".repeat(70) + "\r\n").repeat(SmtpLimits.LARGE / 72 + 100);
        var together = new ArrayList<Client>();
        for (int at = 0; at < 6; at++) {
            together.add(connect("127.0.0.1").begin());
        }
        for (Client client : together) {
            Thread.ofVirtual().start(() -> client.write(large + ".\r\n"));
        }
        for (Client client : together) {
            assertTrue(client.answer().startsWith("250"));
        }
        assertEquals(6, taken.get());
        assertTrue(mostAtOnce.get() <= 2, "at once " + mostAtOnce.get());
    }

    private static SmtpLimits limits(int connections, int perAddress, Duration firstMail) {
        return new SmtpLimits(connections, perAddress, MAX, 2, firstMail, LONG, LONG);
    }

    private Client connect(String from) throws IOException {
        var client = new Client(from);
        clients.add(client);
        return client;
    }

    private List<Client> connect(String from, int count) throws IOException {
        var some = new ArrayList<Client>();
        for (int at = 0; at < count; at++) {
            some.add(connect(from));
        }
        return some;
    }

    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;
        private final String greeting;

        Client(String from) throws IOException {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            greeting = answer();
        }

        Client begin() throws IOException {
            for (String line : List.of("HELO a.example", "MAIL FROM:<a@a.example>", "RCPT TO:<b@b.example>", "DATA")) {
                write(line + "\r\n");
                String answer = answer();
                assertTrue(answer.startsWith("2") || answer.startsWith("354"), line + ": " + answer);
            }
            return this;
        }

        String end() throws IOException {
            write("x\r\n.\r\n");
            return answer();
        }

        void write(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(US_ASCII));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        String answer() throws IOException {
            String line = in.readLine();
            return line == null ? "closed" : line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
