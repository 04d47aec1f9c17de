package register.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The addresses that the register may connect to when others name them: settings, certificates, webhooks. Without a
/// limit, the author of a certificate could make it query a server on a private network.
public enum Reach {
    /// The public Internet only.
    PUBLIC,
    /// Private addresses too, including this machine: for a company's own authorities.
    PRIVATE;

    /// Looks up all addresses of a host.
    public interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /// All addresses of a host, or none if one is out of reach, because the host's owner chooses their order.
    ///
    /// @throws PrivateAddressException if one is out of reach
    /// @throws UnknownHostException if the host has none
    public InetAddress[] addresses(String host, Lookup lookup) throws UnknownHostException {
        InetAddress[] found = lookup.all(host);
        if (found.length == 0) {
            throw new UnknownHostException(host);
        }
        if (this == PUBLIC) {
            for (InetAddress address : found) {
                if (!SpecialAddresses.isPublic(address)) {
                    throw new PrivateAddressException(host, address);
                }
            }
        }
        return found;
    }

    /// The host has an address out of reach.
    public static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host, InetAddress address) {
            super(printable(host) + " is at " + address.getHostAddress() + ", which is not a public address");
        }

        private static String printable(String host) {
            String line = host.replaceAll("[^\\x21-\\x7e]", "?");
            return line.substring(0, Math.min(line.length(), 255));
        }
    }
}
