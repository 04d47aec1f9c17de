package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.json.CanonicalJson;
import register.json.Json;
import register.machine.start.PolicyFiles;
import register.testing.Checkout;
import register.testing.Java;
import register.testing.Waiting;
import register.value.Resource;
import register.value.Sha256;

/// The MCP client for JavaScript (npm, `@modelcontextprotocol/client`) lists and calls each tool, as a process and by
/// HTTP, and gets what the API answers.
@Tag("end-to-end")
final class McpClientTest {
    private static final Path PACKAGES = Checkout.file(".build/npm");
    private static final String LIST = "/v1/policies/example/subprocessors";
    private static final String NOBODYS = "0".repeat(64);

    @TempDir
    private static Path folder;

    private static RegisterHere register;
    private static String pdf;

    @BeforeAll
    static void publish() throws Exception {
        Tools.assume(PACKAGES.resolve("node_modules/@modelcontextprotocol/client"), "npm, and run infra/test");
        Path policies = folder.resolve("policies");
        var _ = PolicyFiles.write(policies, "1.yaml", LocalDate.of(2026, 1, 1), "Host Ltd");
        var _ = PolicyFiles.write(policies, "2.yaml", LocalDate.of(2026, 3, 1), "Other Host Ltd");
        try (RegisterHere first = new RegisterHere(folder, Map.of())) {
            var _ = first.done("certificate", "--self-sign", "Example Ltd");
            first.server().publish(policies);
        }
        // A server knows since its start whether it is a trial.
        register = new RegisterHere(folder, Map.of("REGISTER_MCP", "true"));
        pdf = Sha256.of(register.bytes("/v1/policies/example/versions/2026-03-01/snapshot.pdf?lang=en"))
                .hex();
    }

    @AfterAll
    static void stop() {
        if (register != null) {
            register.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http, auto, 2026-07-28",
        "http, legacy, 2025-11-25",
        "stdio, auto, 2026-07-28",
        "stdio, legacy, 2025-11-25"
    })
    void aClientListsAndCallsEachTool(String transport, String mode, String version) throws Exception {
        List<Call> calls = calls();
        Json.Builder asked = transport.equals("http")
                ? Json.object().put("address", register.address("/mcp").toString())
                : Json.object().put("command", Json.strings(command())).put("env", environment());
        Json.Obj said = client(asked.put("mode", mode)
                .put("calls", Json.array(calls, Call::json))
                .build());

        assertEquals(List.of(), said.list("errors"));
        assertEquals(version, said.text("version"));
        assertEquals("subprocessor-register", said.text("server"));
        assertTrue(said.text("instructions").contains("does not prove"), said.text("instructions"));
        assertEquals(
                calls.stream()
                        .filter(call -> call.address != null)
                        .map(Call::tool)
                        .distinct()
                        .toList(),
                said.list("tools").stream()
                        .map(tool -> ((Json.Obj) tool).text("name"))
                        .toList());
        for (int i = 0; i < calls.size(); i++) {
            hold(calls.get(i), (Json.Obj) said.list("results").get(i));
        }
    }

    @Test
    void theProcessWritesOnlyMessagesAndEndsWithItsInput() throws Exception {
        Ended none = process("", register.environment);
        assertEquals(new Ended(0, "", ""), none);
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}";
        Ended asked = process(ping.formatted(1) + "\n{\n\n" + ping.formatted(2), register.environment);
        assertEquals(0, asked.exit, asked.err);
        assertEquals(
                List.of("1", "null", "2"),
                asked.out
                        .lines()
                        .map(RegisterHere::parsed)
                        .map(answer -> answer.get("id"))
                        .map(id -> id == null ? "null" : CanonicalJson.text(id))
                        .toList());
    }

    @Test
    void withoutARegisterItSaysSoAndAnswersNothing() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        Ended ended = process("", Map.of("REGISTER_DATA", nowhere.toString()));
        assertEquals(
                new Ended(
                        3,
                        "",
                        "REGISTER_DATA: \"" + nowhere
                                + "\": no register there; set REGISTER_DATA to the folder of one\n"),
                ended);
        assertFalse(Files.exists(nowhere));
    }

    private record Ended(int exit, String out, String err) {}

    private static Ended process(String input, Map<String, String> environment) throws Exception {
        Path err = Files.createTempFile(folder, "process", ".err");
        ProcessBuilder builder = new ProcessBuilder(command()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REGISTER_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(Waiting.ended(process), out, Files.readString(err));
    }

    /// A call of a tool.
    ///
    /// @param address of the API that answers the same; null if the call is refused, or the answer negative
    /// @param text in the answer
    private record Call(
            String tool, Json.Builder arguments, @Nullable String address, String text) {
        Json json() {
            return Json.object().put("name", tool).put("arguments", arguments).build();
        }
    }

    private static List<Call> calls() {
        return List.of(
                new Call("policies", Json.object(), "/v1/policies", "\"example\""),
                new Call("list_in_force", policy().put("lang", "en"), LIST + "?lang=en", "Other Host Ltd"),
                new Call("list_as_of", policy().put("asOf", "2026-02-01"), LIST + "?asOf=2026-02-01", "\"Host Ltd\""),
                new Call(
                        "changes",
                        policy().put("from", "2026-01-01").put("to", "2026-03-01"),
                        "/v1/policies/example/changes?from=2026-01-01&to=2026-03-01",
                        "legalName"),
                new Call(
                        "versions",
                        policy().put("limit", 1),
                        "/v1/policies/example/versions?limit=1",
                        "cursor=2026-03-01"),
                new Call("verify_pdf", Json.object().put("sha256", pdf), "/v1/documents/" + pdf, "\"issued\":true"),
                new Call("verify_pdf", Json.object().put("sha256", NOBODYS), null, "\"issued\":false"),
                new Call("list_as_of", policy(), null, "asOf: missing"),
                new Call("list_as_of", policy().put("asOf", "1 May"), null, "asOf: \"1 May\": expected a date"),
                new Call("list_in_force", Json.object().put("policy", "../keys"), null, "policy: \"../keys\": "),
                new Call("publish", policy(), null, "name: \"publish\": expected one of policies, "));
    }

    private static Json.Builder policy() {
        return Json.object().put("policy", "example");
    }

    private static void hold(Call call, Json.Obj result) throws Exception {
        if (call.address != null) {
            assertEquals(RegisterHere.parsed(register.text(call.address)), result.get("structuredContent"), call.tool);
            Json.Obj link = (Json.Obj) result.list("content").getLast();
            assertTrue(link.text("uri").startsWith("https://register.example/v1/"), link.text("uri"));
            String address = link.text("uri").substring("https://register.example".length());
            assertEquals(RegisterHere.parsed(register.text(address)), result.get("structuredContent"), address);
        }
        String said = CanonicalJson.text(result).replace("\\\"", "\"");
        assertTrue(said.contains(call.text), said);
        boolean refused = call.address == null && !call.text.startsWith("\"issued");
        assertEquals(refused, result.get("refused") != null || Json.of(true).equals(result.get("isError")), said);
    }

    /// With the arguments of `docs/website.md`.
    private static List<String> command() throws IOException {
        String page = Files.readString(Checkout.file("docs/website.md"));
        String settings = page.substring(page.indexOf("{\n  \"mcpServers\""));
        Json.Obj server = RegisterHere.parsed(settings.substring(0, settings.indexOf("```")))
                .object("mcpServers")
                .object("register");
        return Java.builder(
                        List.of(),
                        "register.commands.RegisterCommand",
                        server.texts("args").toArray(String[]::new))
                .command();
    }

    private static Json environment() {
        Json.Builder environment = Json.object().put("PATH", System.getenv("PATH"));
        register.environment.forEach(environment::put);
        return environment.build();
    }

    private static Json.Obj client(Json input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "node", "--input-type=module", "-e", Resource.text(McpClientTest.class, "mcp-client.mjs"))
                .directory(PACKAGES.toFile())
                .redirectError(Files.createTempFile(folder, "client", ".err").toFile())
                .start();
        process.getOutputStream().write(CanonicalJson.bytes(input));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, Waiting.ended(process), said);
        return RegisterHere.parsed(said);
    }
}
