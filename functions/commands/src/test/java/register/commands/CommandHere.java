package register.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import register.commands.option.Terminal;

/// Runs a command of `infra/register`, or `infra/invoke`, in this process.
///
/// @param out its standard output
/// @param err its standard error
public record CommandHere(int exit, String out, String err) {

    /// @param clock decides when claims to send end
    public static CommandHere run(Map<String, String> environment, Clock clock, List<String> words) {
        return run(environment, clock, terminal -> RegisterCommand.run(terminal, words.toArray(String[]::new)));
    }

    /// Runs a function's handler over this machine's data.
    public static CommandHere invoke(Map<String, String> environment, String function, Path event) {
        return run(environment, Clock.systemUTC(), terminal -> InvokeCommand.run(terminal, function, event.toString()));
    }

    private static CommandHere run(Map<String, String> environment, Clock clock, ToIntFunction<Terminal> command) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = command.applyAsInt(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), clock));
        return new CommandHere(exit, out.toString(), err.toString());
    }

    /// All its output.
    public String said() {
        return out + err;
    }
}
