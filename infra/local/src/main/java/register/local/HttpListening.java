package register.local;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.read.SecurityContact;
import register.read.Site;

/// How readers reach this machine, read from the environment once.
///
/// @param address `REGISTER_HTTP_ADDRESS`, 127.0.0.1, and `REGISTER_HTTP_PORT`, 8080, 0 for any that is free: where
///     the listener listens. Nothing that a proxy says of a request (`Forwarded`, `X-Forwarded-For`) is believed or
///     needed: addresses in answers are relative, and no answer depends on who asks
/// @param site `REGISTER_SECURITY_CONTACT` and `REGISTER_SECURITY_CANONICAL`: what `/.well-known/security.txt` says;
///     that readers come by HTTPS is for the proxy to say, which knows
public record HttpListening(InetSocketAddress address, Site site) {
    static final String PORT = "REGISTER_HTTP_PORT";
    static final String ADDRESS = "REGISTER_HTTP_ADDRESS";

    private static final String CONTACT = "REGISTER_SECURITY_CONTACT";
    private static final String CANONICAL = "REGISTER_SECURITY_CANONICAL";

    /// @throws BadSettingException naming the first variable that cannot be used
    static HttpListening read(Map<String, String> environment) {
        return new HttpListening(
                new InetSocketAddress(
                        SettingAddress.read(environment, ADDRESS), Settings.port(environment, PORT, 8080)),
                new Site(security(environment), false));
    }

    private static @Nullable SecurityContact security(Map<String, String> environment) {
        String value = environment.getOrDefault(CONTACT, "").strip();
        String canonical = environment.getOrDefault(CANONICAL, "").strip();
        if (value.isEmpty()) {
            if (!canonical.isEmpty()) {
                throw new BadSettingException(CANONICAL, canonical, "expected only beside " + CONTACT);
            }
            return null;
        }
        List<String> contacts =
                Stream.of(value.split(",", -1)).map(String::strip).toList();
        SecurityContact contact = checked(CONTACT, value, contacts, null);
        return canonical.isEmpty() ? contact : checked(CANONICAL, canonical, contacts, canonical);
    }

    private static SecurityContact checked(
            String variable, String value, List<String> contacts, @Nullable String canonical) {
        try {
            return new SecurityContact(contacts, canonical);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(variable, value, String.valueOf(e.getMessage()));
        }
    }
}
