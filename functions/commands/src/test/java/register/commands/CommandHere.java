package register.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import register.commands.option.Terminal;

/// Runs a command of `infra/register` in this process.
///
/// @param out its standard output
/// @param err its standard error
public record CommandHere(int exit, String out, String err) {

    /// @param clock decides when claims to send end
    public static CommandHere run(Map<String, String> environment, Clock clock, List<String> words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = RegisterCommand.run(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), clock),
                words.toArray(String[]::new));
        return new CommandHere(exit, out.toString(), err.toString());
    }

    /// All its output.
    public String said() {
        return out + err;
    }
}
