package register.commands.desk;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.desk.Commands;

/// Runs commands for the desk in this process, on the desk's register, and captures what they print.
///
/// @param terminal of the desk
record CapturedCommands(Terminal terminal, DeskCommand.Program program, SiteOption at) implements Commands {

    @Override
    public Outcome run(List<String> words) {
        var all = new ArrayList<>(words);
        if (at.isAws()) {
            all.add(1, "--aws");
        }
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Exit.FAILURE;
        try (var captured =
                new Terminal(terminal.environment(), new PrintWriter(out), new PrintWriter(err), terminal.clock())) {
            exit = program.run(captured, all.toArray(String[]::new));
        } catch (RuntimeException e) {
            err.write(String.valueOf(e.getMessage()));
        }
        return new Outcome(
                ended(exit),
                Stream.of(out, err).flatMap(each -> each.toString().lines()).toList());
    }

    private static Ended ended(int exit) {
        return switch (exit) {
            case Exit.DONE -> Ended.DONE;
            case Exit.UNDECIDED -> Ended.UNKNOWN;
            default -> Ended.FAILED;
        };
    }
}
