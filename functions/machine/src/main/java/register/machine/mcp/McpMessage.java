package register.machine.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.machine.mcp.McpRefusal.Code;
import register.value.Problem;

/// A message from a client (JSON-RPC 2.0).
///
/// @param id a text or a whole number; null for a notification, which gets no answer
/// @param method empty for an answer, which the server never asked for
/// @param params empty if it has none
record McpMessage(@Nullable Json id, String method, Json.Obj params) {
    /// The maximum length of a message in bytes.
    static final int MOST = 65_536;

    private static final String META = "io.modelcontextprotocol/";
    private static final JsonFactory FACTORY = new JsonFactory();

    /// @throws McpRefusal if it is no such message
    static McpMessage parse(byte[] text) {
        if (text.length > MOST) {
            throw new McpRefusal(Code.NO_REQUEST, 413, "expected a message of at most " + MOST + " bytes");
        }
        Json json;
        try {
            json = JsonText.parse(withoutFractions(text));
        } catch (IllegalArgumentException | IOException _) {
            throw new McpRefusal(Code.NOT_JSON, 400, "expected one JSON value in UTF-8 (RFC 8259)");
        }
        if (!(json instanceof Json.Obj message)) {
            throw new McpRefusal(Code.NO_REQUEST, 400, "expected one object (JSON-RPC 2.0), not several");
        }
        Json id = message.get("id");
        if (message.get("method") == null && (message.get("result") != null || message.get("error") != null)) {
            return new McpMessage(null, "", Json.object().build());
        }
        if (!message.text("jsonrpc").equals("2.0")
                || message.text("method").isEmpty()
                || !(id == null || id instanceof Json.Str || id instanceof Json.Num)) {
            throw new McpRefusal(
                    Code.NO_REQUEST,
                    400,
                    "expected jsonrpc \"2.0\", a method, and as id a text, a whole number, or none (JSON-RPC 2.0)");
        }
        Json params = message.get("params");
        return new McpMessage(
                id, message.text("method"), params instanceof Json.Obj object ? object : message.object("params"));
    }

    /// Numbers that the register's JSON lacks become texts, so that a tool can refuse one by its value.
    private static byte[] withoutFractions(byte[] text) throws IOException {
        var out = new ByteArrayOutputStream(text.length);
        try (JsonParser parser = FACTORY.createParser(text);
                JsonGenerator generator = FACTORY.createGenerator(out)) {
            while (parser.nextToken() != null) {
                boolean whole = parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT
                        && (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || isExact(parser));
                if (whole) {
                    generator.copyCurrentEvent(parser);
                } else {
                    generator.writeString(parser.getText());
                }
            }
        }
        return out.toByteArray();
    }

    private static boolean isExact(JsonParser parser) throws IOException {
        // 2^53 has 16 digits.
        return parser.getTextLength() <= 15;
    }

    /// True if nothing answers it.
    boolean isNotification() {
        return id == null;
    }

    /// The protocol's version if the message states it, as each does since 2026-07-28; null for a client that began
    /// with `initialize`.
    @Nullable
    String version() {
        return params.object("_meta").get(META + "protocolVersion") instanceof Json.Str(String version)
                ? version
                : null;
    }

    /// @throws McpRefusal if it states a version that the server does not implement, or lacks what that version demands
    void requireVersion() {
        String version = version();
        if (version != null && !version.equals(McpServer.STATELESS)) {
            throw otherVersion(version);
        }
        if (version != null && !(params.object("_meta").get(META + "clientCapabilities") instanceof Json.Obj)) {
            throw new McpRefusal(
                    Code.BAD_PARAMETERS, 400, "params._meta: expected " + META + "clientCapabilities, an object");
        }
    }

    static McpRefusal otherVersion(String version) {
        return new McpRefusal(
                Code.OTHER_VERSION,
                400,
                Expected.words("protocolVersion", version, "expected one of " + String.join(", ", McpServer.VERSIONS)),
                Json.object()
                        .put("supported", Json.strings(McpServer.VERSIONS))
                        .put("requested", Problem.printable(version))
                        .build());
    }
}
