package register.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import register.commands.option.Exit;
import register.commands.option.WithoutResult;
import register.machine.HealthCheck;

/// `register health`.
@Command(
        name = "health",
        description = "Prints whether the server on this machine is ready, as /health at $REGISTER_METRICS_PORT says,"
                + " and exits with 0 if it is, 1 if it isn't, 3 if it does not answer.")
final class HealthCommand implements Callable<Integer>, WithoutResult {
    /// The program of the start script: no command line, little memory.
    public static void main(String[] arguments) {
        System.exit(checked());
    }

    @Override
    public Integer call() {
        return checked();
    }

    private static int checked() {
        HealthCheck checked = HealthCheck.ask(System.getenv());
        (checked.exit() > Exit.NO ? System.err : System.out).print(checked.text());
        return checked.exit();
    }
}
