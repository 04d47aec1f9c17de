package register.machine.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.Json;
import register.json.JsonText;
import register.machine.http.HttpRequest;
import register.machine.http.HttpResponse;
import register.value.Bytes;

final class McpEndpointTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":"
            + "\"policies\",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";

    @TempDir
    private static Path folder;

    private static McpHere here;
    private static McpEndpoint endpoint;

    @BeforeAll
    static void publish() throws IOException {
        here = new McpHere(folder);
        endpoint = new McpEndpoint(here.server, "https://register.example");
    }

    @AfterAll
    static void close() {
        here.close();
    }

    @ParameterizedTest
    @CsvSource({
        "host, localhost:8080, 200",
        "host, LOCALHOST, 200",
        "host, 127.0.0.1:8080, 200",
        "host, 192.168.1.7, 200",
        "host, [::1]:8080, 200",
        "host, register.example, 200",
        "host, Register.example:443, 200",
        "host, rebound.example:8080, 403",
        "host, register.example.evil.example, 403",
        "host, localhost.evil.example, 403",
        "host, 127.0.0.1.evil.example, 403",
        "host, '', 403",
        "origin, https://register.example, 200",
        "origin, http://localhost:6274, 200",
        "origin, http://127.0.0.1:8080, 200",
        "origin, http://[::1]:1, 200",
        "origin, http://register.example, 403",
        "origin, https://register.example:8443, 403",
        "origin, https://register.example.evil.example, 403",
        "origin, http://localhost.evil.example, 403",
        "origin, http://evil.example/localhost, 403",
        "origin, http://evil.example?://localhost, 403",
        "origin, http://192.168.1.7, 403",
        "origin, null, 403",
        "origin, '', 403",
        "content-type, application/json; charset=utf-8, 200",
        "content-type, text/plain, 415",
        "content-type, '', 415",
        "mcp-protocol-version, 2025-11-25, 200",
        "mcp-protocol-version, 2026-07-28, 400",
        "mcp-protocol-version, 2024-11-05, 400",
        "mcp-session-id, forgotten, 200"
    })
    void aRequestOfAnotherWebsiteOrVersionIsRefusedByItsHeader(String name, String value, int status) {
        HttpResponse response = post(PING, Map.of(name, value));
        assertEquals(status, response.status());
        assertEquals(status == 200, body(response).get("result") != null);
        assertFalse(response.headers().containsKey("Access-Control-Allow-Origin"));
        if (status != 200) {
            String message = body(response).object("error").text("message");
            assertTrue(message.contains("expected "), message);
            assertTrue(message.contains(value), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-28, tools/call, policies, 200",
        "2026-07-28, tools/call, =?base64?cG9saWNpZXM=?=, 200",
        "2026-07-28, tools/call, =?base64?***?=, 400",
        "2026-07-28, tools/call, =?base64?=, 400",
        "2026-07-28, tools/call, versions, 400",
        "2026-07-28, tools/call, '', 400",
        "2026-07-28, tools/list, policies, 400",
        "2025-11-25, tools/call, policies, 400",
        "'', tools/call, policies, 400"
    })
    void theHeadersAgreeWithTheMessage(String version, String method, String name, int status) {
        HttpResponse response =
                post(CALL, Map.of("mcp-protocol-version", version, "mcp-method", method, "mcp-name", name));
        assertEquals(status, response.status());
        assertEquals(Json.of(1), body(response).get("id"));
        if (status == 400) {
            assertEquals(Json.of(-32020), body(response).object("error").get("code"));
        }
    }

    @Test
    void theStatusSaysWhatBecameOfAMessage() {
        assertEquals(
                202,
                post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", Map.of())
                        .status());
        assertEquals(400, post("{", Map.of()).status());
        assertEquals(400, post("[]", Map.of()).status());
        assertEquals(413, post(" ".repeat(McpMessage.MOST + 1), Map.of()).status());
        assertEquals(200, post(PING.replace("ping", "resources/list"), Map.of()).status());
        assertEquals(
                404,
                post(
                                CALL.replace("tools/call", "resources/list"),
                                Map.of("mcp-protocol-version", "2026-07-28", "mcp-method", "resources/list"))
                        .status());
        assertEquals(
                400,
                post(
                                CALL.replace("2026-07-28", "2030-01-01"),
                                Map.of(
                                        "mcp-protocol-version",
                                        "2030-01-01",
                                        "mcp-method",
                                        "tools/call",
                                        "mcp-name",
                                        "policies"))
                        .status());
        for (String method : List.of("GET", "DELETE", "OPTIONS", "HEAD", "PUT")) {
            HttpResponse refused = endpoint.answer(asked(method, PING, Map.of()));
            assertEquals(405, refused.status(), method);
            assertEquals("POST", refused.headers().get("Allow"), method);
        }
    }

    @Test
    void onlyAPostsBodyIsRead() {
        assertEquals(0, endpoint.most(asked("GET", "", Map.of())));
        assertEquals(McpMessage.MOST + 1, endpoint.most(asked("POST", "", Map.of())));
    }

    private static HttpResponse post(String message, Map<String, String> headers) {
        return endpoint.answer(asked("POST", message, headers));
    }

    private static HttpRequest asked(String method, String message, Map<String, String> more) {
        var headers = new HashMap<>(Map.of("content-type", List.of("application/json"), "host", List.of("localhost")));
        more.forEach((name, value) -> headers.put(name, List.of(value)));
        return new HttpRequest(
                method,
                McpEndpoint.PATH,
                null,
                "HTTP/1.1",
                headers,
                InetAddress.getLoopbackAddress(),
                Bytes.of(message.getBytes(UTF_8)));
    }

    private static Json.Obj body(HttpResponse response) {
        return (Json.Obj) JsonText.parse(response.body().toArray());
    }
}
