package register.local;

import java.net.InetAddress;
import java.util.Map;

/// An address of this machine, as a setting names it.
final class SettingAddress {
    private SettingAddress() {}

    /// The loopback where nothing is set: what listens elsewhere is listening by somebody's word.
    ///
    /// @throws BadSettingException when it is no literal IPv4 or IPv6 address
    static InetAddress read(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        try {
            return InetAddress.ofLiteral(value.isEmpty() ? "127.0.0.1" : value);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(variable, value, "expected an address of this machine, e.g. 127.0.0.1");
        }
    }
}
