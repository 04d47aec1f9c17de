package register.commands.notices;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    @SuppressWarnings("UnusedVariable") // Its subcommands read it.
    private final SiteOption site;

    private NoticesCommand(SiteOption site) {
        this.site = site;
    }

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        return new CommandLine(new NoticesCommand(site))
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
