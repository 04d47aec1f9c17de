package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.aws.stand.Stand;
import register.aws.stand.TableDefinition;
import register.aws.template.Template;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `infra/restore` in a checkout of its own, on a table with the settings of `template.yaml` in moto, asked with the
/// real
/// AWS CLI, and a stand-in for CloudFormation (`src/test/resources/register/aws/journey/aws`).
final class RestoreStand {
    static final String MOMENT = "2026-12-01T09:30:00Z";

    private static final List<String> PARTS = List.of(
            "infra/restore",
            "infra/lib.sh",
            "infra/deployment/stack.sh",
            "infra/deployment/account.sh",
            "infra/deployment/change.sh",
            "infra/deployment/edge.sh",
            "infra/deployment/table.sh",
            "infra/deployment/adoption.sh",
            "infra/distribution/stack.sh",
            "template.yaml");

    /// What it printed.
    record Said(int exit, String out, String err) {}

    final Path state;
    final String table;
    private final Path folder;
    private final Stand stand;

    /// @param folder an empty one
    /// @param table gets the settings of the template
    RestoreStand(Path folder, Stand stand, DynamoDbClient client, String table) throws Exception {
        this.folder = folder;
        this.stand = stand;
        this.table = table;
        this.state = Files.createDirectories(folder.resolve("stack"));
        Files.createDirectory(folder.resolve("store"));
        Files.createFile(folder.resolve("calls"));
        copy(
                Checkout.root().resolve("infra/aws/src/test/resources/register/aws/journey/aws"),
                folder.resolve("programs/aws"));
        for (String part : PARTS) {
            copy(Checkout.root().resolve(part), folder.resolve("checkout").resolve(part));
        }
        String template = Files.readString(Checkout.file("template.yaml"));
        String expanded = CanonicalJson.text(json(Template.read().root()));
        for (Map.Entry<String, String> file : Map.of(
                        "status", "UPDATE_COMPLETE",
                        "original", template,
                        "expanded", expanded,
                        "template", expanded,
                        "table", table,
                        "past", "")
                .entrySet()) {
            Files.writeString(state.resolve(file.getKey()), file.getValue().isEmpty() ? "" : file.getValue() + "\n");
        }
        client.updateTable(request -> request.tableName(table).deletionProtectionEnabled(true));
        client.updateContinuousBackups(request -> request.tableName(table)
                .pointInTimeRecoverySpecification(backups -> backups.pointInTimeRecoveryEnabled(true)));
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(
                        expiry -> expiry.attributeName("expires").enabled(true)));
    }

    static RestoreStand empty(Path folder, Stand stand, DynamoDbClient client) throws Exception {
        return new RestoreStand(folder, stand, client, TableDefinition.create(client));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
        assertTrue(to.toFile().setExecutable(true));
    }

    /// As AWS prints it: with truth values.
    private static Json json(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var object = Json.object();
                map.forEach((name, member) -> object.put(String.valueOf(name), json(member)));
                yield object.build();
            }
            case List<?> list -> Json.array(list, RestoreStand::json);
            case String text when text.matches("true|false") -> Json.of(Boolean.parseBoolean(text));
            default -> Json.of(String.valueOf(value));
        };
    }

    Said restore(Map<String, String> answers, String... arguments) throws Exception {
        return run(
                answers,
                Stream.concat(Stream.of(script()), Stream.of(arguments)).toList());
    }

    /// On a terminal; `out` has everything.
    ///
    /// @param typed all answers
    Said type(String typed, String... arguments) throws Exception {
        return type(Map.of(), typed, arguments);
    }

    Said type(Map<String, String> answers, String typed, String... arguments) throws Exception {
        Path lines = Files.writeString(folder.resolve("typed"), typed);
        return run(
                answers,
                List.of(
                        "sh",
                        "-c",
                        "script -qefc '" + script() + " " + String.join(" ", arguments) + "' /dev/null <" + lines));
    }

    private String script() {
        return folder.resolve("checkout/infra/restore").toString();
    }

    private Said run(Map<String, String> answers, List<String> command) throws Exception {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        var environment = new HashMap<>(stand.variables());
        environment.putAll(answers);
        environment.put("AWS", AwsCli.words());
        environment.put("PATH", folder.resolve("programs") + ":" + System.getenv("PATH"));
        environment.put("STACK", state.toString());
        environment.put("STORE", folder.resolve("store").toString());
        environment.put("CALLS", folder.resolve("calls").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), out.replace("\r", ""), Files.readString(errors));
    }

    List<String> calls(String begin) throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(call -> call.startsWith(begin))
                .toList();
    }

    /// The stack's own table; empty if it has none.
    String adopted() throws IOException {
        return Files.readString(state.resolve("table")).strip();
    }

    /// The stack has its own template again.
    boolean isItself() throws IOException {
        return Files.readString(state.resolve("original"))
                        .strip()
                        .equals(Files.readString(Checkout.file("template.yaml")).strip())
                && JsonText.parse(Files.readString(state.resolve("template")))
                        .equals(JsonText.parse(Files.readString(state.resolve("expanded"))));
    }

    static void assertSaid(int exit, String text, Said said) {
        assertEquals(exit, said.exit(), said::toString);
        assertTrue((said.err() + said.out()).contains(text), () -> "\"" + text + "\" in " + said);
    }
}
