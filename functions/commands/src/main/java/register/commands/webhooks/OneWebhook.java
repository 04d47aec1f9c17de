package register.commands.webhooks;

import java.io.PrintWriter;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.webhook.WebhookId;

/// The webhook that a command is about.
final class OneWebhook {
    @Parameters(paramLabel = "ID", description = "The webhook's id, as list shows it.")
    private WebhookId id = new WebhookId("0000000000000000");

    WebhookId id() {
        return id;
    }

    int unknown(PrintWriter err) {
        err.println(id + ": no webhook has this id");
        return Exit.NO;
    }
}
