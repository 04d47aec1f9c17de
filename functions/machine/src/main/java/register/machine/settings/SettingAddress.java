package register.machine.settings;

import java.net.InetAddress;
import register.settings.BadSettingException;
import register.settings.Variables;

/// An address of this machine in a setting.
final class SettingAddress {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private SettingAddress() {}

    /// The loopback by default, so that listening elsewhere must be set.
    ///
    /// @throws BadSettingException if it is not a literal IPv4 or IPv6 address
    static InetAddress read(Variables variables, String name) {
        return variables.parsed(name, SettingAddress::literal).orElse(LOOPBACK);
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected an address of this machine, e.g. 127.0.0.1", e);
        }
    }
}
