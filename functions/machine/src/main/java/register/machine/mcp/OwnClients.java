package register.machine.mcp;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.machine.http.HttpRequest;
import register.machine.mcp.McpRefusal.Code;

/// Refuses what a browser sends for another website (MCP, "Security & Endpoint"). A website's name may be changed to
/// lead to this machine (DNS rebinding), so the name in `Host` counts too.
///
/// @param url the register's public address, without a trailing slash; null if it has none
record OwnClients(@Nullable String url) {
    private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

    /// @throws McpRefusal 403 if a header is another website's
    void require(HttpRequest asked) {
        for (String origin : asked.values("origin")) {
            if (!isOwn(origin)) {
                throw refused("Origin", origin, "the register's own address, or none");
            }
        }
        for (String host : asked.values("host")) {
            if (!isHere(host)) {
                throw refused("Host", host, "localhost, an IP address, or the host of REGISTER_URL");
            }
        }
    }

    private static McpRefusal refused(String header, String value, String expected) {
        return new McpRefusal(Code.NO_REQUEST, 403, Expected.words(header, value, "expected " + expected));
    }

    private boolean isOwn(String origin) {
        if (url != null && origin.equalsIgnoreCase(originOf(URI.create(url)))) {
            return true;
        }
        int scheme = origin.indexOf("://");
        return scheme > 0 && HERE.contains(name(origin.substring(scheme + 3)));
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private boolean isHere(String host) {
        String name = name(host);
        return HERE.contains(name)
                || isLiteral(name)
                || (url != null && name.equals(name(URI.create(url).getRawAuthority())));
    }

    /// An authority without its port.
    private static String name(String authority) {
        return authority.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isLiteral(String name) {
        try {
            var _ = InetAddress.ofLiteral(name.replaceAll("^\\[|]$", ""));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
