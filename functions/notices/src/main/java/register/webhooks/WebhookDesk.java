package register.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.Chain;
import register.chain.History;
import register.person.PersonRecords;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.value.ReferenceKey;
import register.webhook.WebhookSecrets;
import register.webhook.Webhooks;
import register.webhooks.post.HttpsPoster;

/// A register's webhooks, for the process that posts and for the commands.
///
/// @param address of the register's public pages
/// @param key from which secrets are derived
/// @param trial true if the register is a trial, as its events state
public record WebhookDesk(
        Webhooks webhooks,
        Chain chain,
        PersonRecords persons,
        PublicAddress address,
        ReferenceKey key,
        boolean trial,
        Clock clock) {

    public static WebhookDesk of(Register register, PublicAddress address, ReferenceKey key, boolean trial) {
        Ports ports = register.ports();
        return new WebhookDesk(ports.webhooks(), ports.chain(), ports.persons(), address, key, trial, register.clock());
    }

    public WebhookSecrets secrets() {
        return new WebhookSecrets(key);
    }

    /// @throws BadSettingException if the links in events would not work
    public WebhookChanges changes() {
        return new WebhookChanges(webhooks, events(), InetAddress::getAllByName, clock);
    }

    /// @param log receives a line for each thing that a person should know
    /// @throws BadSettingException if the links in events would not work
    public WebhookSending sending(Consumer<String> log) {
        return new WebhookSending(webhooks, events(), secrets(), new HttpsPoster(clock), clock, log);
    }

    private WebhookEvent.Events events() {
        URI url = address.url();
        if (url == null || !"https".equals(url.getScheme())) {
            throw new BadSettingException(
                    "REGISTER_URL",
                    url == null ? "" : url.toString(),
                    "expected an address that begins with https: the payloads of webhooks link to the register");
        }
        return new WebhookEvent.Events(chain, new History(chain, clock), persons, url, trial);
    }
}
