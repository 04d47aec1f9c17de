package register.commands.recipients;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RecipientText;
import register.json.Json;
import register.machine.site.Site;
import register.recipient.Recipient;
import register.recipient.RecipientJson;

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
            terminal.result(
                    () -> Json.object()
                            .put("recipients", Json.array(listed(site).toList(), RecipientJson::of))
                            .build(),
                    () -> Stream.concat(
                            Stream.of(RecipientText.head()), listed(site).map(RecipientText::row)));
            return Exit.DONE;
        }
    }

    private Stream<Recipient> listed(Site site) {
        return RecipientsAt.each(site, policy.id()).filter(recipient -> ended || recipient.isTold());
    }
}
