package register.settings;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.log.LogOrigin;
import register.value.Bytes;

/// The register's public address.
///
/// @param url `REGISTER_URL`, without a trailing slash; null if it has no public address
/// @param origin `REGISTER_ORIGIN`, the host that names its logs; null for the host of `url`
public record PublicAddress(@Nullable URI url, @Nullable String origin) {
    /// No address is set: its key names its logs.
    public static final PublicAddress NONE = new PublicAddress(null, null);

    private static final String URL = "REGISTER_URL";
    /// Appears in commands that readers copy, so it contains no characters with a meaning in shells.
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~/-]*");

    private static final int HIGHEST_PORT = 65_535;
    private static final String ORIGIN = "REGISTER_ORIGIN";

    /// @throws BadSettingException if a variable is invalid
    public static PublicAddress read(Variables variables) {
        return new PublicAddress(
                linked(variables).url(),
                variables.parsed(ORIGIN, PublicAddress::origin).orElse(null));
    }

    /// Reads only the address, for programs that sign no log.
    public static PublicAddress linked(Variables variables) {
        return new PublicAddress(variables.parsed(URL, PublicAddress::url).orElse(null), null);
    }

    /// True if `REGISTER_ORIGIN` alone makes the register a trial, as a stack's template does for functions that read
    /// neither logs nor certificates before they answer.
    public static boolean isTrial(Variables variables) {
        String host = variables.optional(ORIGIN);
        return host != null && LogOrigin.isOfNobody(host);
    }

    /// The host in the origin of a log that is not signed yet (C2SP, `tlog-checkpoint`): as set, otherwise from the
    /// address, otherwise a name derived from the key.
    ///
    /// @param publicKey that signs the log
    public String originHost(Bytes publicKey) {
        if (origin != null) {
            return origin;
        }
        return url == null ? LogOrigin.hostOf(publicKey) : host(url);
    }

    private static String host(URI url) {
        return (url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort())).toLowerCase(Locale.ROOT);
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (http
                    && url.getHost() != null
                    && url.getPort() <= HIGHEST_PORT
                    && LogOrigin.isHost(host(url))
                    && PATH.matcher(url.getRawPath()).matches()
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw new IllegalArgumentException(
                "expected an address such as https://register.example.com: its scheme in lower"
                        + " case, its host in ASCII (xn--…) and without a full stop at the end, no user, no query");
    }

    private static String origin(String text) {
        if (!LogOrigin.isHost(text)) {
            throw new IllegalArgumentException("expected a host's name in lower case, such as register.example.com");
        }
        return text;
    }
}
