package register.commands.webhooks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.WebhookText;
import register.machine.site.Site;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.Webhooks;

/// Who is told, and what became of it.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the webhooks, with what became of their deliveries. Shows no secret.")
final class ListCommand implements Callable<Integer> {
    private final SiteOption where;

    @Option(names = "--json", description = "As JSON, one webhook a line, with all deliveries.")
    private boolean json;

    ListCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            Webhooks webhooks = site.register().ports().webhooks();
            for (Webhook webhook : webhooks.list()) {
                List<WebhookDelivery> deliveries = webhooks.deliveries(webhook.id());
                if (json) {
                    terminal.out().println(WebhookText.json(webhook, deliveries));
                } else {
                    WebhookText.lines(webhook, deliveries).forEach(terminal.out()::println);
                }
            }
            return Exit.DONE;
        }
    }
}
