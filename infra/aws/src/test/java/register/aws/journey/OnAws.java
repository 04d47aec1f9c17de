package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The commands of `infra/register` with `--aws`, each in a process of its own, as people run them.
final class OnAws {
    private OnAws() {}

    /// @param variables beside those of the deployment
    /// @param folder for what it says on standard error
    /// @param exit the exit code that is expected
    /// @return what it printed
    static String command(
            Deployment deployment, Map<String, String> variables, Path folder, int exit, List<String> words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "register.local.cli.RegisterCommand"));
        command.addAll(words);
        command.add("--aws");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(deployment.variables());
        builder.environment().put("REGISTER_MAIL_FROM", Deployment.MAILBOX);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(exit, process.waitFor(), said + Files.readString(errors));
        return said;
    }
}
