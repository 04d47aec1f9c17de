package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import register.aws.stand.Calls;

/// Where a process ends: around its n-th call of AWS.
///
/// @param call from 1; 0 where the process runs to its end
/// @param when `before` the call is made, or `after` it was answered
record Halt(int call, String when) {
    static final Halt NEVER = new Halt(0, "before");

    /// Both sides of every call. A process that ends after one leaves what it leaves before the next: one halt is both.
    static List<Halt> around(int calls) {
        var halts = new ArrayList<Halt>();
        for (int call = 1; call <= calls; call++) {
            halts.add(new Halt(call, "before"));
        }
        halts.add(new Halt(calls, "after"));
        return halts;
    }

    /// Where it is, for a reader.
    ///
    /// @param calls of the process that runs to its end
    String among(List<String> calls) {
        String here = "%s %d %s".formatted(when, call, calls.get(call - 1));
        return when.equals("after") || call == 1
                ? here
                : "after %d %s, %s".formatted(call - 1, calls.get(call - 2), here);
    }

    /// Runs a function on an event in a process of its own until it halts, or to its end.
    ///
    /// @return the calls that it made, where it ran to its end
    List<String> run(Deployment deployment, String function, byte[] event, Path folder)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "event", ".json");
        Files.write(file, event);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dregister.halt.call=" + call,
                        "-Dregister.halt.when=" + when,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltedFunction.class.getName(),
                        function,
                        file.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(deployment.variables());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it hangs");
            assertEquals(call == 0 ? 0 : Calls.HALTED, process.exitValue(), Files.readString(errors, UTF_8));
            return Files.readAllLines(output, UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
