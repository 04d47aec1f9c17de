package register.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// A command of `infra/register` in this process.
///
/// @param out what it said on standard output
/// @param err what it said on standard error
public record CommandHere(int exit, String out, String err) {

    /// @param clock by which claims to send end
    public static CommandHere run(Map<String, String> environment, Clock clock, List<String> words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = RegisterCommand.run(
                new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), clock),
                words.toArray(String[]::new));
        return new CommandHere(exit, out.toString(), err.toString());
    }

    /// All that it said.
    public String said() {
        return out + err;
    }
}
