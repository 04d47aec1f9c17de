package register.local;

import java.net.InetSocketAddress;
import java.util.Map;

/// How readers reach this machine, read from the environment once.
///
/// @param address `REGISTER_HTTP_ADDRESS`, 127.0.0.1, and `REGISTER_HTTP_PORT`, 8080, 0 for any that is free: where
///     the listener listens. Nothing that a proxy says of a request (`Forwarded`, `X-Forwarded-For`) is believed or
///     needed: addresses in answers are relative, and no answer depends on who asks
public record HttpListening(InetSocketAddress address) {
    static final String PORT = "REGISTER_HTTP_PORT";
    static final String ADDRESS = "REGISTER_HTTP_ADDRESS";

    /// @throws BadSettingException naming the first variable that cannot be used
    static HttpListening read(Map<String, String> environment) {
        return new HttpListening(new InetSocketAddress(
                SettingAddress.read(environment, ADDRESS), Settings.port(environment, PORT, 8080)));
    }
}
