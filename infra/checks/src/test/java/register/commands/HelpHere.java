package register.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;

/// Prints the help of a command of `infra/register` in this process: starting thirty takes longer than printing.
public final class HelpHere {
    private HelpHere() {}

    /// @param words the command, then `--help`
    public static String of(String... words) {
        var out = new StringWriter();
        RegisterCommand.run(
                new Terminal(Map.of(), new PrintWriter(out, true), new PrintWriter(out, true), Clock.systemUTC()),
                words);
        return out.toString();
    }
}
