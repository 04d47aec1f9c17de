package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.aws.commands.Invocation;
import register.aws.read.ReadFunction;
import register.json.Json;
import register.json.JsonText;
import register.machine.mcp.McpServer;
import register.machine.mcp.McpStream;
import register.machine.runtime.LocalContext;
import register.machine.site.Site;
import register.testing.Checkout;

/// `mcp --aws` answers what the read function does.
final class McpOnAwsTest {
    private static final String LIST = "/v1/policies/liveagent/subprocessors.json";

    @Test
    void aToolAnswersFromTheTable() throws Exception {
        try (Deployment deployment = Deployment.create();
                Site site = Site.onAws(deployment.variables(), Clock.systemUTC())) {
            deployment.publish(deployment.submit(
                    "policies/liveagent.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                    Map.of()));
            var out = new ByteArrayOutputStream();
            McpStream.serve(
                    McpServer.of(site, Clock.systemUTC()),
                    new ByteArrayInputStream(("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{"
                                    + "\"name\":\"list_in_force\",\"arguments\":{\"policy\":\"liveagent\",\"lang\":\"et\"}}}")
                            .getBytes(UTF_8)),
                    out);
            byte[] served = Invocation.of(
                    new ReadFunction(deployment.environment()),
                    Events.get(LIST, "lang=et", Map.of()),
                    new LocalContext("read"));
            assertEquals(
                    JsonText.parse(parsed(served).text("body")),
                    parsed(out.toByteArray()).object("result").get("structuredContent"));
        }
    }

    private static Json.Obj parsed(byte[] json) {
        return (Json.Obj) JsonText.parse(json);
    }
}
