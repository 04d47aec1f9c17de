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
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.openapi.ApiDescription;
import register.openapi.ApiExchange;
import register.testing.Checkout;
import register.testing.Waiting;

/// `infra/run` in its own process on free ports.
final class RunningRegister implements AutoCloseable {
    private static final ApiDescription API = ApiDescription.ofTheRegister();
    /// A test's server runs for seconds, so the JVM compiles it quickly rather than well, and its keys' passwords
    /// need no key stretching.
    private static final String QUICK =
            "-XX:TieredStopAtLevel=1 -Dkeystore.pkcs12.macIterationCount=1 -Dkeystore.pkcs12.certPbeIterationCount=1"
                    + " -Dkeystore.pkcs12.keyPbeIterationCount=1";

    private static @Nullable Path examples;

    private static final Pattern READY = Pattern.compile("ready (http://127\\.0\\.0\\.1:\\d+) smtp://[0-9.]+:(\\d+)");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Process process;
    private final Path out;
    private final Path err;
    private final Map<String, String> environment;

    private RunningRegister(Process process, Path out, Path err, Map<String, String> environment) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /// A server with the published examples and no settings of its own.
    ///
    /// @param data a folder without a register
    static RunningRegister withExamples(Path data) throws IOException, InterruptedException {
        copy(examples(), data);
        return start(data, Map.of()).untilReady();
    }

    /// The data folder of a register that has published the examples, made once in this process.
    private static synchronized Path examples() throws IOException, InterruptedException {
        Path made = examples;
        if (made == null) {
            made = Files.createTempDirectory("examples");
            Runtime.getRuntime().addShutdownHook(new Thread(new Removal(made)));
            try (RunningRegister register =
                    start(made.resolve("data"), Map.of()).untilReady()) {
                assertEquals(0, register.end());
            }
            examples = made;
        }
        return made.resolve("data");
    }

    /// @param to created if it does not exist
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /// @param within the words of a program that runs the following words in its own namespaces
    static RunningRegister start(Path data, Map<String, String> more, String... within) throws IOException {
        var words = new ArrayList<>(List.of(within));
        words.add(Checkout.file("infra/run").toString());
        return start(words, data, more);
    }

    /// @param words that start the server
    static RunningRegister start(List<String> words, Path data, Map<String, String> more) throws IOException {
        Path out = Files.createTempFile("run", ".out");
        Path err = Files.createTempFile("run", ".err");
        var environment = new HashMap<>(Map.of(
                "REGISTER_DATA",
                data.toString(),
                "REGISTER_HTTP_PORT",
                "0",
                "REGISTER_SMTP_PORT",
                "0",
                "JAVA_OPTS",
                QUICK));
        environment.putAll(more);
        var builder = new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new RunningRegister(builder.start(), out, err, environment);
    }

    /// Waits for the one line on standard output.
    RunningRegister untilReady() throws IOException, InterruptedException {
        await("ready", Files.readString(out), _ -> READY.matcher(read(out)).find());
        return this;
    }

    /// Waits until standard error satisfies the condition.
    void untilLog(String what, Predicate<String> condition) throws InterruptedException {
        await(what, "", _ -> condition.test(read(err)));
    }

    private void await(String what, String seed, Predicate<String> condition) throws InterruptedException {
        Waiting.until(
                what,
                () -> {
                    boolean alive = process.isAlive();
                    boolean met = condition.test(seed);
                    if (!alive && !met) {
                        throw new AssertionError("never " + what + ", exit " + process.exitValue() + ":\n" + read(err));
                    }
                    return met;
                },
                () -> read(err));
    }

    Map<String, String> environment() {
        return environment;
    }

    String log() {
        return read(err);
    }

    String output() {
        return read(out);
    }

    URI http(String pathAndQuery) {
        return URI.create(ready().group(1) + pathAndQuery);
    }

    int smtpPort() {
        return Integer.parseInt(ready().group(2));
    }

    /// @throws AssertionError if the answer does not match the OpenAPI document
    HttpResponse<byte[]> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(http(pathAndQuery));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        API.hold(new ApiExchange("GET", pathAndQuery, response.statusCode(), joined(response), text(response)));
        return response;
    }

    private static Map<String, String> joined(HttpResponse<byte[]> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    String text(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return text(get(pathAndQuery, headers));
    }

    /// Fetches the target of a stable address.
    byte[] followed(String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<byte[]> redirect = get(pathAndQuery);
        if (redirect.statusCode() == 307) {
            redirect = get(redirect.headers().firstValue("location").orElseThrow());
        }
        if (redirect.statusCode() != 302) {
            throw new AssertionError(
                    "expected a redirect: " + redirect.statusCode() + " " + new String(redirect.body(), UTF_8));
        }
        URI target =
                redirect.uri().resolve(redirect.headers().firstValue("location").orElseThrow());
        return client.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /// Kills the process like a power cut.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Asks it to stop, as a service manager does.
    ///
    /// @return its exit code
    int end() throws InterruptedException {
        process.destroy();
        return Waiting.ended(process);
    }

    /// Asks a program in its own namespaces to stop: the one that made these passes no signal on.
    ///
    /// @return its exit code
    int endInside() throws InterruptedException {
        assertEquals(1, process.children().filter(ProcessHandle::destroy).count());
        return Waiting.ended(process);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }

    private Matcher ready() {
        Matcher matcher = READY.matcher(read(out));
        if (!matcher.find()) {
            throw new AssertionError("not ready: " + read(out));
        }
        return matcher;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
