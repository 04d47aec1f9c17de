package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import register.commands.CommandHere;
import register.testing.Checkout;
import register.testing.Waiting;

/// Runs a command to its end, at the root of the checkout, as a person would.
record Command(int exit, String out, String err) {

    static Command run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        try {
            var builder = new ProcessBuilder(words)
                    .directory(Checkout.root().toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Command(Waiting.ended(process), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// A command of `infra/register` in this process: the same program, alongside a separate server. `JourneyTest`
    /// tests the start script.
    static Command here(Map<String, String> environment, String... words) {
        CommandHere ended = CommandHere.run(environment, Clock.systemUTC(), List.of(words));
        return new Command(ended.exit(), ended.out(), ended.err());
    }

    static Command register(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        all.add(Checkout.file("infra/register").toString());
        all.addAll(List.of(words));
        return run(environment, all.toArray(String[]::new));
    }
}
