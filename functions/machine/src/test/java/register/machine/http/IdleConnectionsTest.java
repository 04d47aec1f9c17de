package register.machine.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.testing.Waiting;

/// Idle connections block nobody.
final class IdleConnectionsTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    @Test
    void aReaderIsServedBesideAThousandIdleConnections() throws IOException {
        var idle = new ArrayList<Socket>();
        try (HttpListener listener =
                HttpListener.start(ANY, routes(), (_, _) -> Optional.empty(), null, Clock.systemUTC())) {
            int port = listener.address().getPort();
            hold(idle, port, 1_000, "");
            assertTrue(asked(port).startsWith("HTTP/1.1 200 "), asked(port));
        } finally {
            close(idle);
        }
    }

    @Test
    void connectionsThatAskNothingAreClosedAndMakeRoom() throws Exception {
        var limits = new HttpLimits(1024 * 1024, 40, 2, 1, Duration.ofSeconds(1));
        var idle = new ArrayList<Socket>();
        try (HttpListener listener =
                HttpListener.start(ANY, routes(), (_, _) -> Optional.empty(), null, limits, Clock.systemUTC())) {
            int port = listener.address().getPort();
            hold(idle, port, 20, "");
            hold(idle, port, 20, "GET / HTTP/1.1\r\nHost: ");
            String answer = asked(port);
            while (answer.startsWith("HTTP/1.1 503 ")) {
                answer = asked(port);
            }
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            for (Socket socket : idle) {
                assertEquals(-1, socket.getInputStream().read());
            }
        } finally {
            close(idle);
        }
    }

    @Test
    void postsLeaveReadersTheirMemory() throws Exception {
        var limits = new HttpLimits(100_000, 40, 2, 1, Waiting.HANG);
        RequestStreamHandler function = (_, out, _) ->
                out.write(("{\"body\":\"" + "a".repeat(40_000) + "\",\"statusCode\":200}").getBytes(UTF_8));
        String half =
                "POST /example/subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 30000\r\n\r\n" + "a".repeat(20_000);
        var posting = new ArrayList<Socket>();
        try (HttpListener listener = HttpListener.start(
                ANY,
                new GatewayRoutes(function, function, function),
                (_, _) -> Optional.empty(),
                null,
                limits,
                Clock.systemUTC())) {
            int port = listener.address().getPort();
            for (int post = 1; post <= 2; post++) {
                int taken = post;
                hold(posting, port, 1, half);
                Waiting.until(
                        "taken or refused",
                        () -> listener.figures().held() == 40_000L * taken
                                || listener.figures().answers().containsKey(503),
                        () -> listener.figures().toString());
            }
            assertTrue(asked(port).startsWith("HTTP/1.1 200 "), asked(port));
        } finally {
            close(posting);
        }
    }

    private static GatewayRoutes routes() {
        RequestStreamHandler function = (_, out, _) -> out.write("{\"statusCode\":200}".getBytes(UTF_8));
        return new GatewayRoutes(function, function, function);
    }

    private static void hold(List<Socket> held, int port, int count, String beginning) throws IOException {
        for (int i = 0; i < count; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            held.add(socket);
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));
        }
    }

    private static String asked(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
