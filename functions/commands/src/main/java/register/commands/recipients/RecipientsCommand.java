package register.commands.recipients;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;

/// Keeps those who are told of a policy's changes.
@Command(
        name = "recipients",
        mixinStandardHelpOptions = true,
        description = "Keeps the contacts of customers who are told of a policy's changes: reads them from a CSV file,"
                + " lists, writes and erases them.",
        synopsisSubcommandLabel = "COMMAND")
public final class RecipientsCommand {
    private RecipientsCommand() {}

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        var by = new DeciderOption();
        return new CommandLine(new RecipientsCommand())
                .addMixin("site", site)
                .addMixin("by", by)
                .addSubcommand(new EraseCommand(site, by))
                .addSubcommand(new ExportCommand(site))
                .addSubcommand(new ImportCommand(site, by))
                .addSubcommand(new ListCommand(site));
    }
}
