package register.commands.option;

import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The subcommands of a command.
public final class Subcommands {
    private Subcommands() {}

    /// A command with its subcommands in alphabetical order.
    ///
    /// @param command whose annotated methods are subcommands
    /// @param more subcommands that are classes
    public static CommandLine of(Object command, Object... more) {
        var line = new CommandLine(command);
        Stream.concat(CommandLine.getCommandMethods(command.getClass(), null).stream(), Stream.of(more))
                .map(CommandLine::new)
                .sorted(Comparator.comparing(CommandLine::getCommandName))
                .forEach(line::addSubcommand);
        return line;
    }
}
