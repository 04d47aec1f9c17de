package register.machine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;
import register.read.RedirectHandler;
import register.testing.Waiting;
import register.value.Bytes;

final class HttpListenerTest {
    private volatile Json.Obj event = Json.object().build();
    private volatile String answer =
            "{\"statusCode\":200,\"headers\":{\"content-type\":\"text/plain\"},\"body\":\"õun\"}";
    private volatile @Nullable Error error;
    private final HttpClient client = HttpClient.newHttpClient();
    private GatewayRoutes routes;
    private HttpListener listener;

    @BeforeEach
    void start() throws IOException {
        RequestStreamHandler function = (in, out, _) -> {
            event = (Json.Obj) JsonText.parse(in.readAllBytes());
            if (error != null) {
                throw error;
            }
            out.write(answer.getBytes(UTF_8));
        };
        RequestStreamHandler redirect = (in, out, _) -> {
            event = (Json.Obj) JsonText.parse(in.readAllBytes());
            out.write("{\"statusCode\":302,\"headers\":{\"location\":\"/x\"}}".getBytes(UTF_8));
        };
        LinkedDocuments documents = (path, query) -> path.equals("/documents/a.pdf") && "t=1".equals(query)
                ? Optional.of(new LinkedDocuments.Download("a \"b\".pdf", Bytes.of(new byte[] {1, 2, 3})))
                : Optional.empty();
        routes = new GatewayRoutes(function, redirect, function);
        listener = HttpListener.start(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                routes,
                documents,
                "https://register.example",
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        client.close();
        listener.close();
    }

    @Test
    void aRequestBecomesAGatewayEventAndItsAnswerComesBack() throws Exception {
        HttpResponse<String> response = client.send(
                request("/v1/policies/a%20b?lang=et&asOf=1&asOf=2&x=%C3%B5")
                        .header("Accept", "text/csv")
                        .header("X-Two", "a")
                        .header("X-Two", "b")
                        .header("Cookie", "a=b; c=d")
                        .build(),
                BodyHandlers.ofString());

        assertEquals(200, response.statusCode());
        assertEquals("õun", response.body());
        assertEquals("text/plain", response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(Json.of("2.0"), event.get("version"));
        assertEquals(Json.of("$default"), event.get("routeKey"));
        assertEquals(Json.of("/v1/policies/a%20b"), event.get("rawPath"));
        assertEquals(Json.of("lang=et&asOf=1&asOf=2&x=%C3%B5"), event.get("rawQueryString"));
        assertEquals(Json.of("1,2"), at("queryStringParameters", "asOf"));
        assertEquals(Json.of("õ"), at("queryStringParameters", "x"));
        assertEquals(Json.of("text/csv"), at("headers", "accept"));
        assertEquals(Json.of("a,b"), at("headers", "x-two"));
        assertEquals("{\"cookies\":[\"a=b\",\"c=d\"]}", only("cookies"));
        assertEquals(Json.of(false), event.get("isBase64Encoded"));
        Json.Obj http = assertInstanceOf(Json.Obj.class, at("requestContext", "http"));
        assertEquals(Json.of("GET"), http.get("method"));
        assertEquals(Json.of("127.0.0.1"), http.get("sourceIp"));
        assertEquals(Json.of("/v1/policies/a%20b"), http.get("path"));
    }

    @Test
    void aSnapshotsAddressGoesToTheRedirectFunction() throws Exception {
        HttpResponse<String> response = client.send(
                request("/v1/policies/a/versions/2026-01-01/snapshot.pdf?lang=et")
                        .build(),
                BodyHandlers.ofString());
        assertEquals(302, response.statusCode());
        assertEquals(Json.of("ANY " + RedirectHandler.PATH), event.get("routeKey"));
        assertEquals(Json.of("ANY " + RedirectHandler.PATH), at("requestContext", "routeKey"));
        for (String other : new String[] {"/v1/policies/a/versions//snapshot.pdf", "/v1/policies/a/snapshot.pdf"}) {
            assertEquals(
                    200,
                    client.send(request(other).build(), BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void anotherAddressIsListenedAtAndNoOther() throws Exception {
        try (HttpListener other = HttpListener.start(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0),
                routes,
                (_, _) -> Optional.empty(),
                null,
                Clock.systemUTC())) {
            assertEquals("127.0.0.2", other.address().getHost());
            HttpRequest request = HttpRequest.newBuilder(other.address()).build();
            assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
            int port = other.address().getPort();
            assertThrows(ConnectException.class, () -> new Socket(InetAddress.ofLiteral("127.0.0.1"), port).close());
        }
    }

    @Test
    void aBodyInBase64IsDecoded() throws Exception {
        answer = "{\"statusCode\":200,\"body\":\"AP8=\",\"isBase64Encoded\":true}";
        HttpResponse<byte[]> response = client.send(request("/").build(), BodyHandlers.ofByteArray());
        assertEquals(Bytes.of(new byte[] {0, (byte) 0xff}), Bytes.of(response.body()));
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        HttpResponse<String> response = client.send(
                request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertEquals("4", response.headers().firstValue("Content-Length").orElseThrow());
        assertEquals("", response.body());
        assertEquals(
                Json.of("HEAD"),
                assertInstanceOf(Json.Obj.class, at("requestContext", "http")).get("method"));
        answer = "{\"statusCode\":200,\"headers\":{\"content-type\":\"text/plain\"},\"body\":\"\"}";
        String bare = raw("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(bare.contains("Content-Type: text/plain"), bare);
        assertFalse(bare.toLowerCase(Locale.ROOT).contains("content-length"), bare);
    }

    @Test
    void notModifiedAndNoContentHaveNeitherBodyNorLengthButTheirHeaders() throws Exception {
        for (int status : new int[] {204, 304}) {
            answer = "{\"statusCode\":" + status + ",\"headers\":{\"etag\":\"\\\"x\\\"\"},\"body\":\"\"}";
            String response = raw("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(response.startsWith("HTTP/1.1 " + status), response);
            assertTrue(response.contains("ETag: \"x\""), response);
            assertTrue(response.endsWith("\r\n\r\n"), response);
        }
    }

    @Test
    void aFunctionThatFailsIsAnswered500WithoutAWordOfWhy() throws Exception {
        for (String broken :
                new String[] {"", "{}", "{\"statusCode\":42}", "{\"statusCode\":200,\"headers\":{\"a\":[]}}"}) {
            answer = broken;
            HttpResponse<String> response = client.send(request("/").build(), BodyHandlers.ofString());
            assertEquals(500, response.statusCode());
            assertEquals(
                    "{\"detail\":\"the register failed; your request was not the"
                            + " cause\",\"status\":500,\"title\":\"The register"
                            + " failed\",\"type\":\"https://register.example/v1/docs#problem-failure\"}",
                    response.body());
        }
    }

    @Test
    void anErrorIsAnswered500AndNothingIsLostByIt() throws Exception {
        error = new NoSuchMethodError("made up");
        // More than there are threads.
        for (int request = 0; request < 10; request++) {
            for (String method : new String[] {"GET /", "HEAD /", "POST /example/subscribe"}) {
                String response =
                        raw(method + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
                assertTrue(response.startsWith("HTTP/1.1 500 "), method + ": " + response);
            }
        }
        error = null;
        assertEquals(
                200,
                client.send(request("/").build(), BodyHandlers.discarding()).statusCode());
        Waiting.until(
                "given back",
                () -> listener.figures().held() == 0,
                () -> listener.figures().toString());
    }

    @Test
    void aRequestAboutNoAddressIsRefused() throws IOException {
        assertTrue(raw("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 400 "));
        assertEquals(Json.object().build(), event, "no function is asked");
    }

    @Test
    void aDocumentIsServedBehindItsLinkOnly() throws Exception {
        HttpResponse<byte[]> found = client.send(request("/documents/a.pdf?t=1").build(), BodyHandlers.ofByteArray());
        assertEquals(3, found.body().length);
        assertEquals(
                "application/pdf", found.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "inline; filename=\"a__b_.pdf\"",
                found.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(
                "nosniff", found.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals(
                "cross-origin",
                found.headers().firstValue("Cross-Origin-Resource-Policy").orElseThrow());
        HttpResponse<String> refused =
                client.send(request("/documents/a.pdf?t=2").build(), BodyHandlers.ofString());
        assertEquals(403, refused.statusCode());
        assertEquals(
                "{\"detail\":\"this link has expired, or never existed\",\"status\":403,\"title\":\"The link has"
                        + " expired\",\"type\":\"https://register.example/v1/docs#problem-link-expired\"}",
                refused.body());
    }

    @Test
    void aDocumentIsReadAndNothingElse() throws Exception {
        HttpResponse<String> response =
                client.send(request("/documents/a.pdf?t=1").DELETE().build(), BodyHandlers.ofString());
        assertEquals(405, response.statusCode());
        assertEquals("GET, HEAD", response.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void aHeadTooLargeIsRefusedAndTheServerGoesOn() throws Exception {
        String response = raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertFalse(response.contains(" 200 "), response);
        assertEquals(
                200,
                client.send(request("/").build(), BodyHandlers.discarding()).statusCode());
    }

    @Test
    void aClientThatStallsHoldsUpNobody() throws Exception {
        try (var stalled = new Socket(
                        InetAddress.ofLiteral("127.0.0.1"), listener.address().getPort());
                var halfway = new Socket(
                        InetAddress.ofLiteral("127.0.0.1"), listener.address().getPort())) {
            halfway.getOutputStream().write("GET / HT".getBytes(UTF_8));
            halfway.getOutputStream().flush();
            assertTrue(stalled.isConnected());
            assertEquals(
                    200,
                    client.send(request("/").build(), BodyHandlers.discarding()).statusCode());
        }
    }

    @Test
    void aConnectionServesSeveralRequests() throws Exception {
        String response =
                raw("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertEquals(3, response.split("HTTP/1.1 200 OK", -1).length, response);
    }

    @Test
    void aBodyIsNotReadAndTheFunctionAnswersWithoutIt() throws Exception {
        answer = "{\"statusCode\":405,\"headers\":{\"allow\":\"GET\"},\"body\":\"\"}";
        String response = raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nabc");
        assertTrue(response.startsWith("HTTP/1.1 405"), response);
        assertTrue(response.contains("Connection: close"), response);
        assertEquals("{}", only("body"));
    }

    @Test
    void aBodyIsNeverTakenForTheNextRequest() throws Exception {
        String hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";
        for (String framing : new String[] {"Content-Length: " + hidden.length(), "Transfer-Encoding: chunked"}) {
            String response = raw("GET / HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n" + hidden);
            assertTrue(response.split("HTTP/1.1 ", -1).length <= 2, response);
            assertEquals(Json.of("/"), event.get("rawPath"));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(listener.address() + path));
    }

    private @Nullable Json at(String first, String second) {
        return event.get(first) instanceof Json.Obj object ? object.get(second) : null;
    }

    private String only(String member) {
        return new String(
                register.json.CanonicalJson.bytes(
                        Json.object().put(member, event.get(member)).build()),
                UTF_8);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), listener.address().getPort())) {
            socket.setSoTimeout(Waiting.HANG_MILLIS);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException e) {
            return "refused: " + e.getMessage();
        }
    }
}
