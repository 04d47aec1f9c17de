package register.commands;

import static register.commands.option.NoResultException.orNo;
import static register.commands.option.NoResultException.orUsage;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.NoResultException;
import register.commands.option.SiteOption;
import register.commands.option.Subcommands;
import register.commands.option.Terminal;
import register.commands.text.WebhookText;
import register.json.Json;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookId;
import register.webhook.Webhooks;
import register.webhooks.WebhookDesk;

/// `infra/register webhooks`: announcements by HTTP to other companies' programs.
@Command(
        name = "webhooks",
        addMethodSubcommands = false,
        description = "Notifies other companies' programs of announced changes by HTTP (Standard Webhooks):"
                + " adds webhooks, lists them with their deliveries, and reposts.",
        synopsisSubcommandLabel = "COMMAND")
final class WebhooksCommand {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    private WebhooksCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    static CommandLine line(Terminal terminal) {
        return Subcommands.of(new WebhooksCommand(terminal));
    }

    @Command(
            description = "Adds a webhook: announcements from now on are posted to its address. Prints the secret "
                    + "that its owner needs to verify them.")
    void add(
            @Parameters(
                            paramLabel = "URL",
                            description = "An https address on port 443. The host's name must resolve only to public "
                                    + "addresses.")
                    String url,
            @Option(
                            names = "--policy",
                            paramLabel = "POLICY",
                            description = "Only announcements of this policy. May be repeated; default: all.")
                    @Nullable
                    List<PolicyId> policies)
            throws IOException {
        WebhookAddress address = orUsage("URL: ", () -> WebhookAddress.parse(url));
        WebhookDesk desk = at.existing().webhooks();
        Webhook added = orNo(() -> desk.changes().add(address, policies == null ? List.of() : policies));
        if (!desk.changes().isFound(address)) {
            terminal.err().println("warning: the name " + address.host() + " does not resolve to an address now");
        }
        String secret = desk.secrets().shown(added);
        terminal.result(
                WebhookText.withSecret(added, secret),
                List.of("webhook " + added.id() + " " + added.address(), "secret " + secret));
        terminal.err().println("give the secret only to the webhook's owner; it will not be shown again");
    }

    @Command(description = "Lists the webhooks with their deliveries. Shows no secret.")
    void list() throws IOException {
        Webhooks webhooks = at.existing().register().ports().webhooks();
        List<Webhook> all = webhooks.list();
        terminal.result(
                "webhooks",
                () -> Json.array(all, one -> WebhookText.json(one, webhooks.deliveries(one.id()))),
                () -> all.stream().flatMap(one -> WebhookText.lines(one, webhooks.deliveries(one.id())).stream()));
    }

    @Command(description = "Removes a webhook with its deliveries. Nothing is posted to it any more.")
    void remove(@Mixin OneWebhook webhook) throws IOException {
        if (!at.existing().webhooks().changes().remove(webhook.id)) {
            throw webhook.unknown();
        }
        terminal.result("removed", Json.of(webhook.id.value()), List.of("removed " + webhook.id));
    }

    @Command(description = "Posts again the deliveries that a webhook did not accept. Enables a disabled webhook.")
    void replay(
            @Mixin OneWebhook webhook,
            @Option(
                            names = "--since",
                            paramLabel = "DATE",
                            description = "Also post everything recorded on this day (UTC) or later, accepted or not,"
                                    + " even from before the webhook was added.")
                    @Nullable
                    LocalDate since)
            throws IOException {
        int due = at.existing()
                .webhooks()
                .changes()
                .replay(
                        webhook.id,
                        since == null
                                ? null
                                : since.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElseThrow(webhook::unknown);
        terminal.result("due", Json.of(due), List.of("to be reposted: " + due));
    }

    @Command(
            description = "Gives a webhook a new secret and prints it. For 24 hours posts are signed with " + "both"
                    + " secrets.")
    void rotate(@Mixin OneWebhook webhook) throws IOException {
        WebhookDesk desk = at.existing().webhooks();
        Webhook rotated = desk.changes().rotate(webhook.id).orElseThrow(webhook::unknown);
        String secret = desk.secrets().shown(rotated);
        terminal.result(WebhookText.withSecret(rotated, secret), "secret " + secret);
        terminal.err().println("the old secret also signs until " + rotated.oldSecretUntil());
    }

    /// A webhook, by its id.
    static final class OneWebhook {
        @Parameters(paramLabel = "ID", description = "The webhook's id, as list shows it.")
        private WebhookId id = new WebhookId("0000000000000000");

        NoResultException unknown() {
            return NoResultException.unknown("ID", id, "webhook");
        }
    }
}
