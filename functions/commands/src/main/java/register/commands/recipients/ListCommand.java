package register.commands.recipients;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RecipientText;
import register.machine.site.Site;

/// Who is told.
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists who is told of a policy's changes.")
final class ListCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(
            names = "--ended",
            description = "Those too that are told nothing more, and what is left of those who were erased.")
    private boolean ended;

    @Option(names = "--json", description = "As JSON, one recipient a line.")
    private boolean json;

    ListCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            if (policy.isUnknown(site, terminal)) {
                return Exit.NO;
            }
            if (!json) {
                terminal.out().println(RecipientText.head());
            }
            RecipientsAt.each(site, policy.id())
                    .filter(recipient -> ended || recipient.isTold())
                    .map(recipient -> json ? RecipientText.json(recipient) : RecipientText.row(recipient))
                    .forEach(terminal.out()::println);
            return Exit.DONE;
        }
    }
}
