package register.commands.webhooks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;

/// Which programs of others are told of announcements.
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = "Tells programs of others of announced changes by HTTP (Standard Webhooks): adds them, lists them"
                + " with what became of each delivery, posts again.",
        synopsisSubcommandLabel = "COMMAND")
public final class WebhooksCommand {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Its subcommands read it.
    private final SiteOption site;

    private WebhooksCommand(SiteOption site) {
        this.site = site;
    }

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        return new CommandLine(new WebhooksCommand(site))
                .addSubcommand(new AddCommand(site))
                .addSubcommand(new ListCommand(site))
                .addSubcommand(new ReplayCommand(site))
                .addSubcommand(new RotateCommand(site))
                .addSubcommand(new RemoveCommand(site));
    }
}
