package register.machine.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.machine.http.HttpHandler;
import register.machine.http.HttpRequest;
import register.machine.http.HttpResponse;
import register.machine.mcp.McpRefusal.Code;
import register.machine.mcp.McpServer.Reply;
import register.read.http.SecurityHeaders;
import register.value.Bytes;
import register.value.Problem;

/// The server at an address (MCP, "Streamable HTTP"): a message in each POST, its answer as JSON.
public final class McpEndpoint implements HttpHandler {
    public static final String PATH = "/mcp";

    private static final String BASE64 = "=?base64?";

    private final McpServer server;
    private final OwnClients clients;

    /// @param url the register's public address, without a trailing slash; null if it has none
    public McpEndpoint(McpServer server, @Nullable String url) {
        this.server = server;
        this.clients = new OwnClients(url);
    }

    @Override
    public int most(HttpRequest head) {
        // One byte more shows that a message is too long.
        return head.method().equals("POST") ? McpMessage.MOST + 1 : 0;
    }

    @Override
    public HttpResponse answer(HttpRequest asked) {
        try {
            clients.require(asked);
            if (!asked.method().equals("POST")) {
                return response(refused(new McpRefusal(Code.NO_REQUEST, 405, "this address takes POST")))
                        .with("Allow", "POST");
            }
            if (!header(asked, "content-type").split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
                throw new McpRefusal(
                        Code.NO_REQUEST,
                        415,
                        Expected.words("Content-Type", header(asked, "content-type"), "expected application/json"));
            }
            McpMessage message = McpMessage.parse(asked.body().toArray());
            return response(message.isNotification() ? server.answer(message) : checked(asked, message));
        } catch (McpRefusal refusal) {
            return response(refused(refusal));
        }
    }

    @Override
    public HttpResponse refuse(int status) {
        return response(refused(new McpRefusal(Code.FAILURE, status, "the message could not be read")));
    }

    private Reply checked(HttpRequest asked, McpMessage message) {
        try {
            requireHeaders(asked, message);
        } catch (McpRefusal refusal) {
            return new Reply(refusal.status(), refusal.json(message.id()));
        }
        return server.answer(message);
    }

    /// Since 2026-07-28, headers repeat parts of the message, and must agree with it ("Server Validation").
    private static void requireHeaders(HttpRequest asked, McpMessage message) {
        String stated = message.version();
        String version = header(asked, "mcp-protocol-version");
        if (stated == null) {
            // Absent before 2025-06-18, and in the first message.
            if (!version.isEmpty() && !McpServer.VERSIONS.contains(version)) {
                throw McpMessage.otherVersion(version);
            }
            if (version.equals(McpServer.STATELESS)) {
                throw otherHeader("MCP-Protocol-Version", version, "the version in params._meta, which states none");
            }
            return;
        }
        require("MCP-Protocol-Version", version, stated);
        require("Mcp-Method", header(asked, "mcp-method"), message.method());
        if (message.method().equals("tools/call")) {
            require(
                    "Mcp-Name",
                    decoded(header(asked, "mcp-name")),
                    message.params().text("name"));
        }
    }

    private static void require(String header, String value, String stated) {
        if (!value.equals(stated)) {
            throw otherHeader(header, value, "\"" + Problem.printable(stated) + "\", as in the message");
        }
    }

    private static McpRefusal otherHeader(String header, String value, String expected) {
        return new McpRefusal(Code.OTHER_HEADER, 400, Expected.words(header, value, "expected " + expected));
    }

    /// The form for values that a header cannot have as they are ("Value Encoding").
    private static String decoded(String value) {
        if (!value.startsWith(BASE64) || !value.endsWith("?=") || value.length() < BASE64.length() + 2) {
            return value;
        }
        try {
            return new String(Base64.getDecoder().decode(value.substring(BASE64.length(), value.length() - 2)), UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }

    private static String header(HttpRequest asked, String name) {
        return String.join(",", asked.values(name));
    }

    private static Reply refused(McpRefusal refusal) {
        return new Reply(refusal.status(), refusal.json(null));
    }

    private static HttpResponse response(Reply reply) {
        var headers = new TreeMap<>(SecurityHeaders.of(false));
        headers.put("Cache-Control", "no-store");
        Json.Obj body = reply.body();
        if (body == null) {
            return new HttpResponse(reply.status(), headers, Bytes.of(new byte[0]));
        }
        headers.put("Content-Type", "application/json");
        return new HttpResponse(reply.status(), headers, Bytes.canonical(body));
    }
}
