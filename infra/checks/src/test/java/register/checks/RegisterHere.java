package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import register.commands.CommandHere;
import register.json.Json;
import register.json.JsonText;
import register.machine.MachineHere;
import register.memory.HandClock;
import register.openapi.ApiDescription;
import register.openapi.ApiExchange;
import register.value.Sha256;

/// A whole register in this process: its commands, and its server on a free port, at an instant that the test
/// chooses.
final class RegisterHere implements AutoCloseable {
    private static final ApiDescription API = ApiDescription.ofTheRegister();

    final Path folder;
    final HandClock clock = new HandClock("2026-06-15T10:00:00Z");
    final Map<String, String> environment = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final MachineHere server;
    /// The answers about the policies, by address.
    private final Map<String, Sha256> answers = new TreeMap<>();

    /// @param folder without a register, or with a copied one
    RegisterHere(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        environment.putAll(Map.of(
                "REGISTER_DATA",
                folder.resolve("data").toString(),
                "REGISTER_HTTP_PORT",
                "0",
                "REGISTER_SMTP_PORT",
                "0",
                "REGISTER_URL",
                "https://register.example"));
        environment.putAll(settings);
        server = MachineHere.start(environment, clock);
    }

    CommandHere run(String... words) {
        clock.advance(Duration.ofSeconds(1));
        return CommandHere.run(environment, clock, List.of(words));
    }

    String done(String... words) {
        CommandHere ran = run(words);
        assertEquals(0, ran.exit(), () -> String.join(" ", words) + ": " + ran.said());
        return ran.out();
    }

    Json.Obj json(String... words) {
        return parsed(done(words));
    }

    static Json.Obj parsed(String text) {
        return (Json.Obj) JsonText.parse(text.getBytes(UTF_8));
    }

    Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    URI address(String pathAndQuery) {
        return server.http().resolve(pathAndQuery);
    }

    /// @throws AssertionError if the answer is not as the API's description has it
    HttpResponse<byte[]> get(String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(address(pathAndQuery)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (!pathAndQuery.startsWith("/documents/")) {
            var headers = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
            API.hold(new ApiExchange(
                    "GET", pathAndQuery, response.statusCode(), headers, new String(response.body(), UTF_8)));
        }
        return response;
    }

    byte[] bytes(String pathAndQuery) throws IOException, InterruptedException {
        byte[] answer = fetched(pathAndQuery);
        answers.put(pathAndQuery, Sha256.of(answer));
        return answer;
    }

    Map<String, Sha256> answers() {
        return Map.copyOf(answers);
    }

    private byte[] fetched(String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(pathAndQuery);
        if (response.statusCode() == 302 || response.statusCode() == 307) {
            URI target = response.uri()
                    .resolve(response.headers().firstValue("location").orElseThrow());
            return fetched(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
        }
        assertEquals(200, response.statusCode(), () -> pathAndQuery + ": " + new String(response.body(), UTF_8));
        return response.body();
    }

    String text(String pathAndQuery) throws IOException, InterruptedException {
        return new String(bytes(pathAndQuery), UTF_8);
    }

    /// The output of `verify-log` and `watch` about a policy's log, if it is not verified.
    Optional<String> log(String policy) {
        String address = address("/log/" + policy).toString();
        return Stream.of(
                        run("verify-log", address),
                        run(
                                "watch",
                                address,
                                "--state",
                                folder.resolve(policy + ".state").toString()))
                .filter(ran -> ran.exit() != 0)
                .map(ran -> ran.said().replace('\n', ' '))
                .findFirst();
    }

    MachineHere server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
