package register.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;

/// The help of a command of `infra/register`, printed in this process: thirty of them take longer to start than to
/// print.
public final class HelpHere {
    private HelpHere() {}

    /// @param words the command's words, `--help` the last
    public static String of(String... words) {
        var out = new StringWriter();
        RegisterCommand.run(
                new Terminal(Map.of(), new PrintWriter(out, true), new PrintWriter(out, true), Clock.systemUTC()),
                words);
        return out.toString();
    }
}
