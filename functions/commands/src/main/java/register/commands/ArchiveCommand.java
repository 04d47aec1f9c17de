package register.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import register.commands.option.Terminal;

/// `infra/register archive`: moves a register.
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Moves a register: writes the whole of it into one file, or reads such a file into another"
                + " register. Each proves what it wrote or read.",
        synopsisSubcommandLabel = "COMMAND")
final class ArchiveCommand {
    private ArchiveCommand() {}

    /// The command with its subcommands.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new ArchiveCommand())
                .addSubcommand(new ArchiveExportCommand(terminal))
                .addSubcommand(new ArchiveImportCommand(terminal));
    }
}
