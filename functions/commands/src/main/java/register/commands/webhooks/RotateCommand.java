package register.commands.webhooks;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.WebhookText;
import register.machine.site.Site;
import register.webhook.Webhook;
import register.webhooks.WebhookDesk;

/// It has another secret.
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Gives a webhook another secret and prints it. For 24 hours what is posted is signed with the old"
                + " one too.")
final class RotateCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneWebhook one = new OneWebhook();

    RotateCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            WebhookDesk desk = site.webhooks();
            Optional<Webhook> rotated = desk.changes().rotate(one.id());
            if (rotated.isEmpty()) {
                return one.unknown(terminal.err());
            }
            String secret = desk.secrets().shown(rotated.get());
            terminal.result(WebhookText.withSecret(rotated.get(), secret), "secret " + secret);
            terminal.err()
                    .println("the old secret signs too until " + rotated.get().oldSecretUntil());
            return Exit.DONE;
        }
    }
}
