package register.commands.audit;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import register.log.LogOrigin;
import register.read.html.SiteAddresses;

/// Where the links of a list lead, which no log says.
final class ListLinks {
    private static final Pattern URL = Pattern.compile("https?://[^/?#@]+(/[^?#]*[^/?#])?");

    private final LogServer server;
    private final ShownCheckpoint checkpoint;

    ListLinks(LogServer server, ShownCheckpoint checkpoint) {
        this.server = server;
        this.checkpoint = checkpoint;
    }

    /// What the list's links begin with, by the one that leads to itself.
    ///
    /// @param query by which the list was asked for
    /// @return empty where they begin with no address
    Optional<String> url(String self, String query) {
        String path = SiteAddresses.list(server.policy(), "") + (query.isEmpty() ? "" : "?" + query);
        String url = self.endsWith(path) ? self.substring(0, self.length() - path.length()) : "";
        return URL.matcher(url).matches() ? Optional.of(url) : Optional.empty();
    }

    /// Whether they lead to where the caller asks, or to the host that names the log, below the same path and no less
    /// protected. Who asks on the register's own machine sees no path that a proxy in front of it adds.
    boolean leadHere(String url) {
        URI asked = URI.create(server.base());
        URI led = URI.create(url);
        String host = LogOrigin.parse(checkpoint.checkpoint().origin()).host();
        return url.equals(server.base())
                || (led.getRawAuthority().toLowerCase(Locale.ROOT).equals(host)
                        && (led.getRawPath().equals(asked.getRawPath()) || isThisMachine(asked))
                        && (led.getScheme().equals("https") || asked.getScheme().equals("http")));
    }

    private static boolean isThisMachine(URI asked) {
        return LogOrigin.isOfNobody(asked.getRawAuthority().toLowerCase(Locale.ROOT))
                || asked.getHost().equals("[::1]");
    }
}
