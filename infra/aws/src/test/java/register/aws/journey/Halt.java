package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import register.aws.stand.Calls;
import register.aws.stand.Lost;
import register.testing.Java;
import register.testing.Waiting;

/// The point where work ends: before its first call to AWS, or after one that changes something. Ending around a call
/// that only reads leaves the same state as ending after the change before it.
///
/// @param after the number of the last call, from 1; 0 for before the first
record Halt(int after) {
    private static final Pattern CHANGE = Pattern.compile(".* (?:Put|Delete|Update|Send).*");

    /// All halts of some work.
    ///
    /// @param calls of the complete work
    static List<Halt> among(List<String> calls) {
        var halts = new ArrayList<>(List.of(new Halt(0)));
        for (int call = 1; call <= calls.size(); call++) {
            if (CHANGE.matcher(calls.get(call - 1)).matches()) {
                halts.add(new Halt(call));
            }
        }
        assertTrue(halts.size() > 1, calls::toString);
        return halts;
    }

    /// The place, for reports.
    String where(List<String> calls) {
        return after == 0 ? "before 1 " + calls.getFirst() : "after %d %s".formatted(after, calls.get(after - 1));
    }

    /// Ends work in this process here, as if the process had crashed.
    void lose(Callable<?> work) throws Exception {
        var _ = after == 0 ? Lost.at(1, true, work) : Lost.at(after, false, work);
    }

    /// Runs a function on an event in its own process, which halts here.
    void run(Deployment deployment, String function, byte[] event, Path folder)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "event", ".json");
        Files.write(file, event);
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = Java.builder(
                        List.of(
                                "-Dregister.halt.call=" + Math.max(1, after),
                                "-Dregister.halt.when=" + (after == 0 ? "before" : "after")),
                        HaltedFunction.class.getName(),
                        function,
                        file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().putAll(deployment.variables());
        Process process = builder.start();
        try {
            assertEquals(Calls.HALTED, Waiting.ended(process), Files.readString(errors, UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
