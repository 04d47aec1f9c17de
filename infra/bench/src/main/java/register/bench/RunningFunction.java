package register.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A function in its own process.
public final class RunningFunction implements AutoCloseable {
    private final Process process;
    private final RuntimeApi api;
    private final Path log;
    private final long startedAt;

    private RunningFunction(Process process, RuntimeApi api, Path log, long startedAt) {
        this.process = process;
        this.api = api;
        this.log = log;
        this.startedAt = startedAt;
    }

    static RunningFunction start(ProcessBuilder builder, RuntimeApi api, Path log) throws IOException {
        long startedAt = System.nanoTime();
        Process process = builder.start();
        var function = new RunningFunction(process, api, log, startedAt);
        CompletableFuture<Void> _ = process.onExit().thenAccept(ended -> api.fail("ended with " + ended.exitValue()));
        return function;
    }

    /// Waits for the answer to an event.
    ///
    /// @throws RuntimeApi.FailedException if there is none; the message ends with the function's output
    public RuntimeApi.Answer invoke(byte[] event) throws IOException, InterruptedException {
        try {
            return api.invoke(event);
        } catch (RuntimeApi.FailedException e) {
            throw new RuntimeApi.FailedException(e.getMessage() + "\n" + output());
        }
    }

    String output() throws IOException {
        return Files.readString(log, UTF_8);
    }

    /// Nanoseconds from the start of the process until the answer arrived.
    long since(RuntimeApi.Answer answer) {
        return answer.at() - startedAt;
    }

    /// Ends the process like Lambda, so that it can still write its recording.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        api.close();
    }
}
