package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.testing.Checkout;
import register.testing.Waiting;

/// A witness in its own process: ours, or another that speaks C2SP's `tlog-witness`.
final class RunningWitness implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path out;
    private final Path err;

    private RunningWitness(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// `infra/register witness`, on a free port.
    static RunningWitness ours(Path folder, String name, String logLine) throws IOException {
        return start(
                folder,
                Map.of(),
                List.of(
                        Checkout.file("infra/register").toString(),
                        "witness",
                        "--name",
                        name,
                        "--log",
                        logLine,
                        "--key",
                        folder.resolve("witness.key").toString(),
                        "--state",
                        folder.resolve("witness.state").toString(),
                        "--listen",
                        "127.0.0.1:0"));
    }

    static RunningWitness start(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        Path out = Files.createTempFile(folder, "witness", ".out");
        Path err = Files.createTempFile(folder, "witness", ".err");
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new RunningWitness(builder.start(), out, err);
    }

    /// Waits until it has printed a line that matches, on either stream.
    ///
    /// @return the pattern's first group
    String said(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        return Waiting.found(
                "said " + pattern,
                () -> {
                    boolean alive = process.isAlive();
                    Matcher matcher = wanted.matcher(read(out) + read(err));
                    if (matcher.find()) {
                        return Objects.requireNonNull(matcher.group(1));
                    }
                    assertTrue(alive, () -> "never said " + pattern + ":\n" + read(out) + read(err));
                    return null;
                },
                () -> read(out) + read(err));
    }

    HttpResponse<String> add(URI address, String request) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    int exit() throws InterruptedException {
        return Waiting.ended(process);
    }

    String errors() {
        return read(err);
    }

    /// Ends the process as a power cut would.
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
