package register.commands.audit;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import register.address.KeptAddress;
import register.log.LogOrigin;
import register.page.SiteAddresses;

/// Checks the targets of a list's links, which are not in the log.
record ListLinks(LogServer server, ServedCheckpoint checkpoint) {
    private static final Pattern URL = Pattern.compile("https?://[^/?#@]+(/[^?#]*[^/?#])?");

    /// The prefix of the list's links, taken from the link to itself.
    ///
    /// @param query of the list's address
    /// @return empty if they do not begin with an address
    Optional<String> url(String self, String query) {
        String list = SiteAddresses.list(server.policy(), ".json");
        String path = KeptAddress.of(query.isEmpty() ? list : list + "?" + query);
        String url = self.endsWith(path) ? self.substring(0, self.length() - path.length()) : "";
        return URL.matcher(url).matches() ? Optional.of(url) : Optional.empty();
    }

    /// True if they lead to the server that was asked, or to the host in the log's name, below the same path and no
    /// less protected. A path prefix added by a proxy is not visible on the register's own machine.
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
