package register.webhooks.post;

import java.net.InetAddress;
import java.net.UnknownHostException;
import register.network.SpecialAddresses;
import register.webhook.WebhookAddress;

/// Looks up the hosts of webhooks. Whoever owns a name decides to which addresses it leads, now and later.
public final class PublicHosts {
    private final Lookup lookup;

    /// The addresses of a host.
    public interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /// With the name servers of this machine.
    public PublicHosts() {
        this(InetAddress::getAllByName);
    }

    public PublicHosts(Lookup lookup) {
        this.lookup = lookup;
    }

    /// All addresses of a webhook's host. If one of them is not public the host has none: its owner chooses which comes
    /// first.
    ///
    /// @throws PrivateAddressException where one is not public
    /// @throws UnknownHostException where it has none
    public InetAddress[] addresses(WebhookAddress webhook) throws UnknownHostException {
        InetAddress[] all = lookup.all(webhook.host());
        if (all.length == 0) {
            throw new UnknownHostException(webhook.host());
        }
        for (InetAddress address : all) {
            if (!SpecialAddresses.isPublic(address)) {
                throw new PrivateAddressException(
                        webhook.host() + " is at " + address.getHostAddress() + ", which is no public address");
            }
        }
        return all;
    }

    /// A host leads to an address that is not connected to.
    public static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String message) {
            super(message);
        }
    }
}
