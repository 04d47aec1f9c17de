package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;
import register.value.Sha256;

/// `kill -9` during publishing: everything reported as accepted is stored completely, and unfinished work is
/// completed.
@Tag("end-to-end")
class CrashTest {
    private static final int VERSIONS = 40;

    @TempDir
    private Path folder;

    @Test
    void acceptedEntriesSurviveAPowerCut() throws Exception {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        String source = Files.readString(Checkout.file("infra/policies/liveagent/2023-10-02.yaml"));
        LocalDate first = LocalDate.parse("2020-01-01");
        var plan = new StringBuilder("trial\n");
        for (int day = 0; day < VERSIONS; day++) {
            String name = "%02d.yaml".formatted(day);
            plan.append("publish ").append(name).append('\n');
            Files.writeString(
                    policies.resolve(name),
                    source.replace("effectiveDate: 2023-10-02", "effectiveDate: " + first.plusDays(day)));
        }
        Files.writeString(policies.resolve("first-start"), plan);
        Path data = folder.resolve("data");
        Map<String, String> environment = Map.of("REGISTER_POLICIES", policies.toString());

        List<String> accepted;
        try (RunningRegister register = RunningRegister.start(data, environment)) {
            register.untilLog("half published", log -> accepted(log).size() >= VERSIONS / 2);
            register.kill();
            accepted = accepted(register.log());
        }
        assertTrue(accepted.size() < VERSIONS, "killed too late: " + accepted.size());

        try (RunningRegister register = RunningRegister.start(data, environment).untilReady()) {
            List<String> again = accepted(register.log());
            for (String line : accepted) {
                assertTrue(!again.contains(line), "accepted twice: " + line);
            }
            for (int day = 0; day < VERSIONS; day++) {
                verify(register, first.plusDays(day));
            }
            Command reconciled = Command.here(register.environment(), "reconcile");
            assertEquals(0, reconciled.exit(), reconciled.toString());
        }
    }

    private static void verify(RunningRegister register, LocalDate date) throws IOException, InterruptedException {
        String version = "/v1/policies/liveagent/versions/" + date;
        HttpResponse<byte[]> answer = register.get(version);
        assertEquals(200, answer.statusCode(), date.toString());
        var whole = (Json.Obj) JsonText.parse(answer.body());
        assertEquals(
                text(whole, "contentHash"),
                Sha256.of(CanonicalJson.bytes(whole.get("content") == null ? Json.Null.NULL : member(whole)))
                        .hex(),
                date.toString());
        byte[] pdf = register.followed(version + "/snapshot.pdf?lang=et");
        HttpResponse<byte[]> issued =
                register.get("/v1/documents/" + Sha256.of(pdf).hex());
        assertEquals(200, issued.statusCode(), new String(issued.body(), UTF_8));
    }

    private static Json member(Json.Obj whole) {
        Json content = whole.get("content");
        if (content == null) {
            throw new AssertionError("no content");
        }
        return content;
    }

    private static String text(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Str text) {
            return text.value();
        }
        throw new AssertionError("no " + name);
    }

    private static List<String> accepted(String log) {
        return log.lines()
                .filter(line -> line.contains("accepted "))
                .map(line -> line.substring(line.indexOf("accepted ")))
                .toList();
    }
}
