package register.machine.mcp;

import org.jspecify.annotations.Nullable;
import register.json.Json;

/// The refusal of a message: a JSON-RPC error.
final class McpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// JSON-RPC 2.0, section 5.1, and MCP 2026-07-28, "Error Codes".
    enum Code {
        NOT_JSON(-32700),
        NO_REQUEST(-32600),
        NO_SUCH_METHOD(-32601),
        BAD_PARAMETERS(-32602),
        FAILURE(-32603),
        OTHER_HEADER(-32020),
        OTHER_VERSION(-32022);

        private final int number;

        Code(int number) {
            this.number = number;
        }
    }

    private final Code code;
    private final int status;
    private final transient @Nullable Json data;

    /// @param status of the HTTP answer
    McpRefusal(Code code, int status, String message) {
        this(code, status, message, null);
    }

    McpRefusal(Code code, int status, String message, @Nullable Json data) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.data = data;
    }

    int status() {
        return status;
    }

    /// @param id of the request; null if it has none, or none that can be read
    Json.Obj json(@Nullable Json id) {
        return Json.object()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put(
                        "error",
                        Json.object()
                                .put("code", code.number)
                                .put("message", getMessage())
                                .put("data", data))
                .build();
    }
}
