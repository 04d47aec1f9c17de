package register.commands.objections;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;

/// Keeps customers' objections to announced changes.
@Command(
        name = "objections",
        mixinStandardHelpOptions = true,
        description = "Lists customers' objections to announced changes, records one that came by phone or letter, and"
                + " keeps what became of each.",
        synopsisSubcommandLabel = "COMMAND")
public final class ObjectionsCommand {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Its subcommands read it.
    private final SiteOption site;

    private ObjectionsCommand(SiteOption site) {
        this.site = site;
    }

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        return new CommandLine(new ObjectionsCommand(site))
                .addSubcommand(new CloseCommand(site))
                .addSubcommand(new EraseCommand(site, new DeciderOption()))
                .addSubcommand(new ListCommand(site))
                .addSubcommand(new RecordCommand(site))
                .addSubcommand(new ShowCommand(site));
    }
}
