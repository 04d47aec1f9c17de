package register.commands.requests;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;

/// Lists the requests that arrived by mail, and carries out what persons decide.
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        description =
                "Lists the requests that arrived by mail, open ones first, or carries out what a person decided about one.",
        synopsisSubcommandLabel = "[list | COMMAND]")
public final class RequestsCommand implements Callable<Integer> {
    @Mixin
    private final SiteOption site;

    @Mixin
    private final ListOptions list = new ListOptions();

    private RequestsCommand(SiteOption site) {
        this.site = site;
    }

    /// The command with its subcommands.
    public static CommandLine line(Terminal terminal) {
        var site = new SiteOption(terminal);
        var by = new DeciderOption();
        return new CommandLine(new RequestsCommand(site))
                .addMixin("by", by)
                .addSubcommand(new AcknowledgeCommand(site, by))
                .addSubcommand(new AssignCommand(site, by))
                .addSubcommand(new CloseCommand(site, by))
                .addSubcommand(new EraseCommand(site, by))
                .addSubcommand(new HoldCommand(site, by))
                .addSubcommand(new ListCommand(site))
                .addSubcommand(new MatterCommand(site, by))
                .addSubcommand(new ReleaseCommand(site, by))
                .addSubcommand(new ReplyCommand(site, by))
                .addSubcommand(new ShowCommand(site));
    }

    @Override
    public Integer call() throws IOException {
        return list.print(site);
    }
}
