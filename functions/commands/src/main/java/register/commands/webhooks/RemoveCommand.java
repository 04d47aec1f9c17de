package register.commands.webhooks;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.site.Site;

/// It is told nothing more.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Removes a webhook with its deliveries: nothing more is posted to it.")
final class RemoveCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneWebhook one = new OneWebhook();

    RemoveCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            if (!site.webhooks().changes().remove(one.id())) {
                return one.unknown(terminal.err());
            }
            terminal.result(Json.object().put("removed", one.id().value()).build(), "removed " + one.id());
            return Exit.DONE;
        }
    }
}
