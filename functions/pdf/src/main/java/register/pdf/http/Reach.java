package register.pdf.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// How far a register goes for what settings and certificates name: whoever writes a certificate could otherwise have
/// it ask a neighbour that no stranger reaches.
public enum Reach {
    /// The public Internet, and no further.
    PUBLIC,
    /// Private addresses too, this machine's among them: for authorities of a company's own.
    PRIVATE;

    /// All addresses of a host, each one that may be connected to. A name with one that may not has none: its owner
    /// chooses which comes first.
    ///
    /// @throws UnknownHostException when there is none
    InetAddress[] admitted(String host, InetAddress[] found) throws UnknownHostException {
        if (this == PUBLIC) {
            for (InetAddress address : found) {
                if (!SpecialAddresses.isPublic(address)) {
                    throw new PrivateAddressException(host, address);
                }
            }
        }
        return found;
    }

    /// A host at an address that may not be connected to.
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host, InetAddress address) {
            super(printable(host) + " is at " + address.getHostAddress() + ", which is no public address");
        }

        private static String printable(String host) {
            String line = host.replaceAll("[^\\x21-\\x7e]", "?");
            return line.substring(0, Math.min(line.length(), 255));
        }
    }
}
