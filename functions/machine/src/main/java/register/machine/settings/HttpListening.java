package register.machine.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import register.read.endpoint.ServedSite;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The settings for HTTP, read once from the environment.
///
/// @param address to listen on: `REGISTER_HTTP_ADDRESS`, default 127.0.0.1, and `REGISTER_HTTP_PORT`, default 8080, 0
///     for any free port. Of a proxy's headers only the last address in `X-Forwarded-For` is used, to limit posts
///     from one network; it is believed only from this machine and its network
/// @param site `REGISTER_SECURITY_CONTACT` and `REGISTER_SECURITY_CANONICAL`, for `/.well-known/security.txt`;
///     enforcing HTTPS is left to the proxy
/// @param operations the address of `/health` and `/metrics`, on this machine only: `REGISTER_METRICS_PORT`, 0 for
///     any free port; null if not set
/// @param mcp `REGISTER_MCP`, default `false`: whether `/mcp` answers programs that use language models
public record HttpListening(
        InetSocketAddress address,
        ServedSite site,
        @Nullable InetSocketAddress operations,
        boolean mcp) {
    public static final String PORT = "REGISTER_HTTP_PORT";
    public static final String ADDRESS = "REGISTER_HTTP_ADDRESS";
    public static final String METRICS = "REGISTER_METRICS_PORT";
    private static final int NONE = -1;

    /// @throws BadSettingException naming the first invalid variable
    static HttpListening read(Variables variables) {
        return new HttpListening(
                new InetSocketAddress(SettingAddress.read(variables, ADDRESS), Settings.port(variables, PORT, 8080)),
                ServedSite.read(variables, false, variables.optional("REGISTER_MAIL_RELAY") != null),
                operations(variables),
                variables.flag("REGISTER_MCP", false));
    }

    /// The address of `/health` and `/metrics`; null if not set.
    ///
    /// @throws BadSettingException if the port is invalid
    public static @Nullable InetSocketAddress operations(Variables variables) {
        int port = Settings.port(variables, METRICS, NONE);
        return port == NONE ? null : new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
