package register.machine.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import register.json.Json;
import register.json.JsonText;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.start.PolicyFiles;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;

/// A register with a list, and its MCP server.
final class McpHere implements AutoCloseable {
    private final ThisMachine machine;
    final McpServer server;

    McpHere(Path folder) throws IOException {
        machine = ThisMachine.open(
                Settings.read(Map.of(
                        "REGISTER_DATA",
                        folder.resolve("data").toString(),
                        "REGISTER_URL",
                        "https://register.example")),
                Clock.systemUTC());
        byte[] file = Files.readAllBytes(
                PolicyFiles.write(folder.resolve("policies"), "1.yaml", LocalDate.of(2020, 1, 1), "Host Ltd"));
        var _ = machine.policyPublishing().publish(PolicyFile.of("1.yaml", file), Reasons.NONE);
        server = McpServer.of(machine, Clock.systemUTC());
    }

    /// What the server writes to its standard output.
    List<Json.Obj> said(byte[] input) throws IOException {
        var out = new ByteArrayOutputStream();
        McpStream.serve(server, new ByteArrayInputStream(input), out);
        return out.toString(UTF_8)
                .lines()
                .map(line -> (Json.Obj) JsonText.parse(line))
                .toList();
    }

    List<Json.Obj> said(String input) throws IOException {
        return said(input.getBytes(UTF_8));
    }

    /// The text of a tool's result, refused or not.
    String called(String tool, String arguments) throws IOException {
        Json.Obj answer = said("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":" + arguments + "}}\n")
                .getFirst();
        return answer.object("result").list("content").isEmpty()
                ? answer.object("error").text("message")
                : ((Json.Obj) answer.object("result").list("content").getFirst()).text("text");
    }

    @Override
    public void close() {
        machine.close();
    }
}
