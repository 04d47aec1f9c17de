package register.commands.webhooks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.WebhookText;
import register.machine.site.Site;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhooks.WebhookDesk;

/// One more is told.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Has what is announced from now on posted to an address, and prints the secret with which its"
                + " owner verifies what arrives.")
final class AddCommand implements Callable<Integer> {
    private final SiteOption where;

    @Parameters(
            paramLabel = "URL",
            description = "An https address on port 443, at a host with a name that leads to public addresses only.")
    private String url = "";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Only the announcements of this policy; give it once for each. Default: all.")
    private List<PolicyId> policies = new ArrayList<>();

    AddCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        WebhookAddress address;
        try {
            address = WebhookAddress.parse(url);
        } catch (IllegalArgumentException e) {
            terminal.err().println("URL: " + e.getMessage());
            return Exit.USAGE;
        }
        try (Site site = where.existing()) {
            WebhookDesk desk = site.webhooks();
            Webhook added = desk.changes().add(address, policies);
            if (!desk.changes().isFound(address)) {
                terminal.err().println("warning: the name " + address.host() + " leads to no address now");
            }
            terminal.result(
                    WebhookText.withSecret(added, desk.secrets().shown(added)),
                    List.of(
                            "webhook " + added.id() + " " + added.address(),
                            "secret " + desk.secrets().shown(added)));
            terminal.err().println("give the secret to its owner alone: it is not shown again");
            return Exit.DONE;
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }
}
