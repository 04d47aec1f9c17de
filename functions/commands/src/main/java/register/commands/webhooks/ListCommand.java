package register.commands.webhooks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.WebhookText;
import register.json.Json;
import register.machine.site.Site;
import register.webhook.Webhook;
import register.webhook.Webhooks;

/// Who is told, and what became of it.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the webhooks, with what became of their deliveries. Shows no secret.")
final class ListCommand implements Callable<Integer> {
    private final SiteOption where;

    ListCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            Webhooks webhooks = site.register().ports().webhooks();
            List<Webhook> all = webhooks.list();
            terminal.result(
                    () -> Json.object()
                            .put(
                                    "webhooks",
                                    Json.array(all, one -> WebhookText.json(one, webhooks.deliveries(one.id()))))
                            .build(),
                    () -> all.stream().flatMap(one -> WebhookText.lines(one, webhooks.deliveries(one.id())).stream()));
            return Exit.DONE;
        }
    }
}
