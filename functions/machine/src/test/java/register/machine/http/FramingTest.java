package register.machine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.json.JsonText;
import register.testing.Waiting;

/// A message whose end two programs could see in different places is refused, and nothing after it is read (RFC 9112,
/// sections 6 and 7).
final class FramingTest {
    private static final String POST = "POST /example/subscribe HTTP/1.1\r\n";
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";

    private final List<Json.Obj> events = new CopyOnWriteArrayList<>();
    private HttpListener listener;

    @BeforeEach
    void start() throws IOException {
        RequestStreamHandler function = (in, out, _) -> {
            events.add((Json.Obj) JsonText.parse(in.readAllBytes()));
            out.write("{\"statusCode\":200,\"body\":\"taken\"}".getBytes(UTF_8));
        };
        listener = HttpListener.start(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                new GatewayRoutes(function, function, function),
                (_, _) -> Optional.empty(),
                null,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: +0",
                "Content-Length: -0",
                "Content-Length: -1",
                "Content-Length: 0x0",
                "Content-Length: 1_0",
                "Content-Length: 0 0",
                "Content-Length:",
                "Content-Length: 0, 0",
                "Content-Length: 0;",
                "Content-Length: \u0660",
                "Content-Length: 99999999999999999999",
                "Content-Length : 0",
                " Content-Length: 0",
                "Content-Length: 0\r\nContent-Length: 0",
                "Content-Length: 0\r\nContent-Length: 33",
                "Content-Length: 0\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
                "X: a\r\n b",
                "X: a\nContent-Length: 0",
                "Host: x",
                "X: a\u0000b"
            })
    void aHeadThatCouldBeReadInTwoWaysIsRefused(String line) throws IOException {
        refused(POST + "Host: x\r\n" + line + "\r\n\r\n" + HIDDEN);
        refused("GET / HTTP/1.1\r\nHost: x\r\n" + line + "\r\n\r\n" + HIDDEN);
    }

    @Test
    void aMessageWithoutAHostIsRefused() throws IOException {
        refused(POST + "Content-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+0\r\n\r\n",
                "-1\r\n\r\n",
                "0x0\r\n\r\n",
                "0_0\r\n\r\n",
                " 0\r\n\r\n",
                "0 \r\n\r\n",
                "\r\n0\r\n\r\n",
                "g\r\n\r\n",
                "0\n\r\n",
                "0\r\n\n",
                "1\r\nab\r\n0\r\n\r\n",
                "1\r\na0\r\n\r\n",
                "1\r\na\n0\r\n\r\n",
                "ffffffffffffffff\r\na\r\n0\r\n\r\n",
                "10000000000000001\r\na\r\n0\r\n\r\n",
                "0;a=\n\r\n\r\n",
                "0;=b\r\n\r\n",
                "0;a=\"b\r\n\r\n"
            })
    void aBadChunkIsRefused(String chunks) throws IOException {
        refused(POST + "Host: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3\r\na=b\r\n0\r\n\r\n", "1;x=y\r\na\r\n2\r\n=b\r\n000\r\nTrailer: yes\r\n\r\n"})
    void goodChunksAreTaken(String chunks) throws IOException {
        String answer = answer(POST + "Host: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertEquals(Json.of("YT1i"), events.getFirst().get("body"));
    }

    /// Once, and the connection ends.
    private void refused(String message) throws IOException {
        String answer = answer(message);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), message + " -> " + answer);
        assertEquals(2, answer.split("HTTP/1\\.1 ", -1).length, answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(answer.contains("#problem-bad-message"), answer);
        assertEquals(List.of(), events);
    }

    private String answer(String message) throws IOException {
        try (var socket = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), listener.address().getPort())) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            socket.getOutputStream().write(message.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException e) {
            return "reset: " + e.getMessage();
        }
    }
}
