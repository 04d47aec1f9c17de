package register.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// A command of `infra/register` in this process.
///
/// @param said on standard output and standard error
public record CommandHere(int exit, String said) {

    /// @param clock by which claims to send end
    public static CommandHere run(Map<String, String> environment, Clock clock, List<String> words) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        int exit = RegisterCommand.run(new Terminal(environment, writer, writer, clock), words.toArray(String[]::new));
        return new CommandHere(exit, said.toString());
    }
}
