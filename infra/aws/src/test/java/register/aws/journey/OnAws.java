package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.commands.CommandHere;
import register.testing.Java;

/// The commands of `infra/register` on a deployment. Each tested command runs once in its own process, as people run
/// it, and otherwise in this one, which is the same program and starts faster.
///
/// @param variables beside those of the deployment
/// @param folder for the standard error of processes
record OnAws(Deployment deployment, Map<String, String> variables, Path folder) {
    /// The output of a command on standard output and standard error.
    record Said(String out, String err) {}

    OnAws {
        variables = Map.copyOf(variables);
    }

    /// In this process.
    ///
    /// @param exit the expected exit code
    Said here(int exit, List<String> words) {
        return here(Clock.systemUTC(), exit, words);
    }

    /// Runs in this process, at a different time.
    Said here(Clock clock, int exit, List<String> words) {
        CommandHere command = run(clock, words);
        assertEquals(exit, command.exit(), command::said);
        return new Said(command.out(), command.err());
    }

    /// Runs in this process, whatever becomes of it.
    CommandHere run(Clock clock, List<String> words) {
        return CommandHere.run(environment(), clock, words);
    }

    /// In its own process.
    ///
    /// @param exit the expected exit code
    Said process(int exit, List<String> words) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = builder(words).redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(exit, process.waitFor(), said + Files.readString(errors));
        return new Said(said, Files.readString(errors));
    }

    /// Starts it in its own process.
    ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder =
                Java.builder(List.of(), "register.commands.RegisterCommand", words.toArray(String[]::new));
        builder.environment().putAll(environment());
        return builder;
    }

    private Map<String, String> environment() {
        var all = new HashMap<>(deployment.variables());
        all.putAll(variables);
        return all;
    }
}
