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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.testing.Java;
import register.testing.Waiting;

/// Idle connections keep nobody out.
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

    /// In a process with small limits: the JDK's server reads them once.
    @Test
    void connectionsThatAskNothingAreClosedAndMakeRoom() throws Exception {
        var idle = new ArrayList<Socket>();
        Process server = Java.builder(
                        List.of(
                                "-Djdk.httpserver.maxConnections=40",
                                "-Dsun.net.httpserver.maxReqTime=1",
                                "-Dsun.net.httpserver.clockTick=100"),
                        IdleConnectionsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int port = Integer.parseInt(server.inputReader(UTF_8).readLine());
            hold(idle, port, 20, "");
            hold(idle, port, 20, "GET / HTTP/1.1\r\nHost: ");
            Waiting.until("answered", () -> asked(port).startsWith("HTTP/1.1 200 "), () -> asked(port));
            for (Socket socket : idle) {
                assertEquals(-1, socket.getInputStream().read());
            }
        } finally {
            server.destroyForcibly().onExit().join();
            close(idle);
        }
    }

    /// `infra/bench/page` measures how fast a page is.
    @Test
    void nothingWaitsForAnAcknowledgement() throws IOException {
        try (HttpListener _ = HttpListener.start(ANY, routes(), (_, _) -> Optional.empty(), null, Clock.systemUTC())) {
            assertEquals("true", System.getProperty("sun.net.httpserver.nodelay"));
        }
    }

    /// The server with the small limits: prints its port and serves until it is killed.
    public static void main(String[] arguments) throws Exception {
        try (HttpListener listener =
                HttpListener.start(ANY, routes(), (_, _) -> Optional.empty(), null, Clock.systemUTC())) {
            System.out.println(listener.address().getPort());
            Thread.currentThread().join();
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
