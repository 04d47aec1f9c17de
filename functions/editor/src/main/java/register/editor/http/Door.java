package register.editor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may ask: whoever has the address with the token, by this machine's own name, and from no page but the
/// editor's.
/// The token stays in the path: a cookie of 127.0.0.1 would go to every port there, and so to other people's
/// programs.
///
/// @param token 256 random bits, in base64url
/// @param port at which the editor listens
public record Door(String token, int port) {
    private static final int BYTES = 32;

    /// A door with a new token.
    public static Door at(int port) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Door(Base64.getUrlEncoder().withoutPadding().encodeToString(random), port);
    }

    /// What a request says of where it comes from.
    ///
    /// @param hosts all values of `Host`
    /// @param origin `Origin` (RFC 6454); null where it is missing
    /// @param site `Sec-Fetch-Site` (W3C Fetch Metadata); null where it is missing
    public record Knock(
            String method,
            String path,
            List<String> hosts,
            @Nullable String origin,
            @Nullable String site) {
        public Knock {
            hosts = List.copyOf(hosts);
        }

        boolean reads() {
            return method.equals("GET") || method.equals("HEAD");
        }
    }

    /// The path below which everything is.
    public String home() {
        return "/" + token + "/";
    }

    /// Without a slash at its end.
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /// Why a request is refused; empty where it is let in.
    public Optional<String> refusal(Knock knock) {
        if (!knock.hosts().equals(List.of("127.0.0.1:" + port))) {
            return Optional.of("another host name: expected 127.0.0.1:" + port);
        }
        if (!hasToken(knock.path())) {
            return Optional.of("no token, or a wrong one: use the address that the command printed");
        }
        if (knock.origin() == null ? !knock.reads() : !knock.origin().equals(origin())) {
            return Optional.of("another origin: only the editor's own page may ask this");
        }
        boolean own = knock.site() == null
                || knock.site().equals("same-origin")
                || (knock.site().equals("none") && knock.reads());
        return own ? Optional.empty() : Optional.of("from another website: open the address yourself");
    }

    /// In a time that does not say how much of it is right.
    private boolean hasToken(String path) {
        int end = path.indexOf('/', 1);
        String given = end < 0 ? "" : path.substring(1, end);
        return MessageDigest.isEqual(given.getBytes(US_ASCII), token.getBytes(US_ASCII));
    }
}
