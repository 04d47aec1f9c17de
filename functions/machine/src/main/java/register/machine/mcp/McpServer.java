package register.machine.mcp;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.json.Json;
import register.machine.http.ApiReader;
import register.machine.mcp.McpRefusal.Code;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;

/// Answers MCP messages, each for itself: since version 2026-07-28 of the protocol, every message states what the
/// server must know; before, `initialize` did, and its answer is the same for every client.
public final class McpServer {
    static final String STATELESS = "2026-07-28";

    /// The versions with `initialize`, newest first. Older ones than these send several messages at once.
    private static final List<String> INITIALIZED = List.of("2025-11-25", "2025-06-18");

    static final List<String> VERSIONS = List.of(STATELESS, INITIALIZED.getFirst(), INITIALIZED.getLast());

    private static final String LIST = "tools/list";
    private static final String CALL = "tools/call";

    /// The tools change only with the program.
    private static final long HOUR_MILLISECONDS = 3_600_000;

    private final List<Tool> tools = Tool.all();
    private final ToolCalls calls;
    private final String instructions;
    private final Json software;

    /// @param url the register's public address, without a trailing slash; null if it has none
    /// @param trial true if the register is a trial
    McpServer(ApiReader api, @Nullable String url, boolean trial) {
        this.calls = new ToolCalls(api, url);
        this.software = Json.object()
                .put("name", "subprocessor-register")
                .put("title", "Subprocessor Register")
                .put("version", System.getProperty("register.version", "unversioned"))
                .build();
        this.instructions = "This register shows which subprocessors a company states that it uses, today and on any"
                + " earlier date, and keeps every version in a transparency log. It does not prove that a list is true"
                + " or complete."
                + (trial ? " It is a trial: nothing in it is evidence." : "")
                + (url == null ? "" : " Links that begin with / are relative to " + url + ".");
    }

    /// The server of a register, on this machine or on AWS.
    public static McpServer of(Site site, Clock clock) {
        Ports ports = site.register().ports();
        URI address = site.address();
        String url = address == null ? null : address.toString();
        boolean trial = site.trial().is();
        var served = new ServedSite(null, false, url, false, null, trial);
        var read = new ReadHandler(ports.chain(), ports.checkpoints(), ports.records(), ports.persons(), served, clock);
        return new McpServer(new ApiReader(read, clock), url, trial);
    }

    /// An answer.
    ///
    /// @param status of the HTTP answer
    /// @param body null for a message that gets none
    record Reply(int status, Json.@Nullable Obj body) {}

    /// The answer to a message, whatever it is.
    Reply answer(byte[] text) {
        McpMessage message;
        try {
            message = McpMessage.parse(text);
        } catch (McpRefusal refusal) {
            return new Reply(refusal.status(), refusal.json(null));
        }
        return answer(message);
    }

    Reply answer(McpMessage message) {
        if (message.isNotification()) {
            return new Reply(202, null);
        }
        try {
            message.requireVersion();
            return new Reply(
                    200,
                    Json.object()
                            .put("jsonrpc", "2.0")
                            .put("id", message.id())
                            .put("result", result(message))
                            .build());
        } catch (McpRefusal refusal) {
            return new Reply(refusal.status(), refusal.json(message.id()));
        } catch (RuntimeException e) {
            Log.failure("answering a message", e);
            return new Reply(500, new McpRefusal(Code.FAILURE, 500, "the register failed").json(message.id()));
        }
    }

    private Json.Builder result(McpMessage message) {
        return message.version() == null
                ? afterInitialize(message)
                : stateless(message)
                        .put("resultType", "complete")
                        .put("_meta", Json.object().put("io.modelcontextprotocol/serverInfo", software));
    }

    private Json.Builder stateless(McpMessage message) {
        return switch (message.method()) {
            case "server/discover" ->
                kept(Json.object())
                        .put("supportedVersions", Json.strings(VERSIONS))
                        .put("capabilities", capabilities())
                        .put("instructions", instructions);
            case LIST -> kept(listed());
            case CALL -> called(message.params());
            default -> throw noSuchMethod(message, 404);
        };
    }

    private Json.Builder afterInitialize(McpMessage message) {
        return switch (message.method()) {
            case "initialize" ->
                Json.object()
                        .put("protocolVersion", initialized(message.params()))
                        .put("capabilities", capabilities())
                        .put("serverInfo", software)
                        .put("instructions", instructions);
            case "ping" -> Json.object();
            case LIST -> listed();
            case CALL -> called(message.params());
            default -> throw noSuchMethod(message, 200);
        };
    }

    /// @param status of the HTTP answer
    private static McpRefusal noSuchMethod(McpMessage message, int status) {
        return new McpRefusal(
                Code.NO_SUCH_METHOD,
                status,
                Expected.words("method", message.method(), "expected " + LIST + " or " + CALL));
    }

    private Json.Builder listed() {
        return Json.object().put("tools", Json.array(tools, Tool::definition));
    }

    private static Json.Builder kept(Json.Builder result) {
        return result.put("ttlMs", HOUR_MILLISECONDS).put("cacheScope", "public");
    }

    private static Json capabilities() {
        return Json.object().put("tools", Json.object()).build();
    }

    private static String initialized(Json.Obj params) {
        String wanted = params.text("protocolVersion");
        return INITIALIZED.contains(wanted) ? wanted : INITIALIZED.getFirst();
    }

    private Json.Builder called(Json.Obj params) {
        String name = params.text("name");
        Optional<Tool> tool =
                tools.stream().filter(each -> each.name().equals(name)).findFirst();
        if (tool.isEmpty()) {
            throw new McpRefusal(
                    Code.BAD_PARAMETERS,
                    200,
                    Expected.words(
                            "name",
                            name,
                            "expected one of "
                                    + String.join(
                                            ", ", tools.stream().map(Tool::name).toList())));
        }
        Json arguments = params.get("arguments");
        if (arguments != null && !(arguments instanceof Json.Obj)) {
            throw new McpRefusal(Code.BAD_PARAMETERS, 200, "arguments: expected an object");
        }
        return calls.call(tool.get(), params.object("arguments"));
    }
}
