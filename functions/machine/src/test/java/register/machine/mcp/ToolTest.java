package register.machine.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.read.ReadHandler;
import register.value.Resource;

final class ToolTest {
    private static final Json.Obj API = (Json.Obj) JsonText.parse(Resource.bytes(ReadHandler.class, "openapi.json"));

    @TempDir
    private static Path folder;

    private static McpHere here;

    @BeforeAll
    static void publish() throws IOException {
        here = new McpHere(folder);
    }

    @AfterAll
    static void close() {
        here.close();
    }

    @Test
    void eachToolTakesTheParametersOfItsAddressAsTheApiDescribesThem() {
        assertEquals(6, Tool.all().size());
        for (Tool tool : Tool.all()) {
            Map<String, Json> described = parameters(tool.address());
            tool.arguments().forEach((name, schema) -> {
                Json parameter = Objects.requireNonNull(described.get(name), tool.name() + ": " + name);
                assertEquals(schema(((Json.Obj) parameter).object("schema")), schema(schema), name);
                assertFalse(schema.text("description").isEmpty(), name);
            });
            described.forEach((name, parameter) -> assertTrue(
                    tool.arguments().containsKey(name) || tool.name().equals("list_in_force"),
                    () -> tool.name() + " lacks " + name));
            described.forEach((name, parameter) -> assertTrue(
                    Json.of(false).equals(((Json.Obj) parameter).get("required"))
                            || ((Json.Obj) parameter).get("required") == null
                            || tool.required().contains(name),
                    () -> tool.name() + " does not require " + name));
        }
    }

    /// By name: the parameters of an address.
    private static Map<String, Json> parameters(String address) {
        var parameters = new TreeMap<String, Json>();
        for (Json each : API.object("paths").object(address).object("get").list("parameters")) {
            String reference = ((Json.Obj) each).text("$ref");
            var parameter = reference.isEmpty()
                    ? (Json.Obj) each
                    : API.object("components")
                            .object("parameters")
                            .object(reference.substring(reference.lastIndexOf('/') + 1));
            parameters.put(parameter.text("name"), parameter);
        }
        return parameters;
    }

    /// A schema without its description.
    private static Json schema(Json.Obj schema) {
        var members = new TreeMap<>(schema.members());
        members.remove("description");
        return new Json.Obj(members);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "list_in_force -> {} -> policy: missing: expected a text of 1 to 100 characters",
                "list_in_force -> {\"policy\":\"\"} -> policy: expected a text of 1 to 100 characters",
                "list_in_force -> {\"policy\":null} -> policy: \"null\": expected a text of 1 to 100 characters",
                "list_in_force -> {\"policy\":[\"example\"]} -> policy: \"[\"example\"]\": expected a text of 1 to 100 characters",
                "list_in_force -> {\"policy\":1e999} -> policy: \"1e999\": no such policy",
                "list_in_force -> {\"policy\":\"../../log/example/checkpoint\"} -> policy: \"../../log/example/checkpoint\": no such policy",
                "list_in_force -> {\"policy\":\"example?knownAt=1\"} -> policy: \"example?knownAt=1\": no such policy",
                "list_in_force -> {\"policy\":\"{policy}\"} -> policy: \"{policy}\": no such policy",
                "list_in_force -> {\"policy\":\"example\",\"asOf\":\"2026-01-01\"} -> asOf: \"2026-01-01\": unknown: this tool takes category, feature, lang, policy, region",
                "list_in_force -> {\"policy\":\"example\",\"lang\":\"e\\u0000n&asOf=1\"} -> lang: \"e\uFFFDn&asOf=1\": expected a language tag (BCP 47) such as et or de-AT",
                "list_in_force -> {\"policy\":\"example\",\"category\":\"all\"} -> category: \"all\": expected one of infrastructure, service-specific, support",
                "list_in_force -> {\"policy\":\"example\",\"region\":\"  \"} -> region: \"  \": expected 1 to 100 characters",
                "list_as_of -> {\"policy\":\"example\",\"asOf\":\"2026-02-30\"} -> asOf: \"2026-02-30\": expected a date, YYYY-MM-DD",
                "list_as_of -> {\"policy\":\"example\",\"asOf\":\"2019-12-31\"} -> asOf: \"2019-12-31\": no version of this policy is in force on this date",
                "list_as_of -> {\"policy\":\"example\",\"asOf\":20260101} -> asOf: \"20260101\": expected a text of 1 to 100 characters",
                "versions -> {\"policy\":\"example\",\"limit\":1.5} -> limit: \"1.5\": expected a whole number",
                "versions -> {\"policy\":\"example\",\"limit\":\"5\"} -> limit: \"5\": expected a whole number",
                "versions -> {\"policy\":\"example\",\"limit\":-1} -> limit: \"-1\": expected a whole number from 1 to 100",
                "versions -> {\"policy\":\"example\",\"limit\":99999999999999999999} -> limit: \"99999999999999999999\": expected a whole number",
                "changes -> {\"policy\":\"example\"} -> from: missing: expected a text of 1 to 100 characters",
                "verify_pdf -> {\"sha256\":\"abc\"} -> sha256: \"abc\": expected a SHA-256 as 64 hexadecimal digits",
                "policies -> {\"\\u202e\":1} -> \uFFFD: \"1\": unknown: this tool takes after, limit",
                "publish -> {} -> name: \"publish\": expected one of policies, list_in_force, list_as_of, changes, versions, verify_pdf"
            })
    void aHostileArgumentIsRefusedByItsNameAndValue(String tool, String arguments, String said) throws IOException {
        assertEquals(said, here.called(tool, arguments));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 60_000})
    void aLongArgumentIsRefusedByItsBeginning(int length) throws IOException {
        assertEquals(
                "policy: \"" + "õ".repeat(80) + "…\": expected a text of 1 to 100 characters",
                here.called("versions", "{\"policy\":\"" + "õ".repeat(length / 2 + 60) + "\"}"));
    }

    @Test
    void anUnknownPdfIsNotClaimedToBeForged() throws IOException {
        String none = "AB".repeat(32);
        var said = (Json.Obj) JsonText.parse(here.called("verify_pdf", "{\"sha256\":\"" + none + "\"}"));
        assertEquals(Json.of(false), said.get("issued"));
        assertEquals("the register issued no document with this hash", said.text("detail"));
        assertFalse(CanonicalJson.text(said).contains("forge"), said::toString);
    }

    @Test
    void anAnswerNamesWhereItIs() throws IOException {
        Json.Obj result = here.said("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":"
                        + "\"list_in_force\",\"arguments\":{\"policy\":\"example\",\"lang\":\"en\"}}}")
                .getFirst()
                .object("result");
        assertEquals(
                List.of("text", "resource_link"),
                result.list("content").stream()
                        .map(each -> ((Json.Obj) each).text("type"))
                        .toList());
        assertEquals(
                "https://register.example/v1/policies/example/subprocessors.en.json",
                ((Json.Obj) result.list("content").getLast()).text("uri"));
        assertTrue(CanonicalJson.text(result).getBytes(UTF_8).length > 1000);
    }
}
