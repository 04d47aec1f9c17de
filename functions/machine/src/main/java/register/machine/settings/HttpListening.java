package register.machine.settings;

import java.net.InetSocketAddress;
import register.read.endpoint.Site;
import register.settings.BadSettingException;
import register.settings.Variables;

/// How readers reach this machine, read from the environment once.
///
/// @param address `REGISTER_HTTP_ADDRESS`, 127.0.0.1, and `REGISTER_HTTP_PORT`, 8080, 0 for any that is free: where
///     the listener listens. Nothing that a proxy says of a request (`Forwarded`, `X-Forwarded-For`) is believed or
///     needed: addresses in answers are relative, and no answer depends on who asks
/// @param site `REGISTER_SECURITY_CONTACT` and `REGISTER_SECURITY_CANONICAL`: what `/.well-known/security.txt` says;
///     that readers come by HTTPS is for the proxy to say, which knows
public record HttpListening(InetSocketAddress address, Site site) {
    public static final String PORT = "REGISTER_HTTP_PORT";
    public static final String ADDRESS = "REGISTER_HTTP_ADDRESS";

    /// @throws BadSettingException naming the first variable that cannot be used
    static HttpListening read(Variables variables) {
        return new HttpListening(
                new InetSocketAddress(SettingAddress.read(variables, ADDRESS), Settings.port(variables, PORT, 8080)),
                Site.read(variables, false));
    }
}
