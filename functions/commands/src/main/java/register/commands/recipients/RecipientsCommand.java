package register.commands.recipients;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    @SuppressWarnings("UnusedVariable") // Its subcommands read it.
    private final SiteOption site;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Its subcommands read it.
    private final DeciderOption by;

    private RecipientsCommand(SiteOption site, DeciderOption by) {
        this.site = site;
        this.by = by;
    }

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        var by = new DeciderOption();
        return new CommandLine(new RecipientsCommand(site, by))
                .addSubcommand(new EraseCommand(site, by))
                .addSubcommand(new ExportCommand(site))
                .addSubcommand(new ImportCommand(site, by))
                .addSubcommand(new ListCommand(site));
    }
}
