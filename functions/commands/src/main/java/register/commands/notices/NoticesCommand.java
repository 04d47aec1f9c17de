package register.commands.notices;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;

/// Tells customers of changes, and shows what became of it.
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = "Tells a policy's recipients of its changes: what a run would do, its start, how far it got, what"
                + " became of each notice.",
        synopsisSubcommandLabel = "COMMAND")
public final class NoticesCommand {
    private NoticesCommand() {}

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        return new CommandLine(new NoticesCommand())
                .addMixin("site", site)
                .addSubcommand(new CloseCommand(site))
                .addSubcommand(new EvidenceCommand(site))
                .addSubcommand(new PreviewCommand(site))
                .addSubcommand(new ResumeCommand(site))
                .addSubcommand(new RetryCommand(site))
                .addSubcommand(new ShowCommand(site))
                .addSubcommand(new StartCommand(site))
                .addSubcommand(new StatusCommand(site))
                .addSubcommand(new StopCommand(site))
                .addSubcommand(new ToldCommand(site));
    }
}
