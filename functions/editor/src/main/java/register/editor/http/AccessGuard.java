package register.editor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Admits only callers that know the address with its token, use this machine's own name, and come from no page but
/// the editor's. The token is in the path: a cookie of 127.0.0.1 would go to every port there, and so to others'
/// programs.
///
/// @param token 256 random bits, in base64url
/// @param port at which the editor listens
public record AccessGuard(String token, int port) {
    private static final int BYTES = 32;

    /// A guard with a new token.
    public static AccessGuard at(int port) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new AccessGuard(Base64.getUrlEncoder().withoutPadding().encodeToString(random), port);
    }

    /// A request's own statements about its origin.
    ///
    /// @param hosts all values of `Host`
    /// @param origin `Origin` (RFC 6454); null if it is missing
    /// @param site `Sec-Fetch-Site` (W3C Fetch Metadata); null if it is missing
    public record RequestOrigin(
            String method,
            String path,
            List<String> hosts,
            @Nullable String origin,
            @Nullable String site) {
        public RequestOrigin {
            hosts = List.copyOf(hosts);
        }

        boolean reads() {
            return method.equals("GET") || method.equals("HEAD");
        }
    }

    /// The path above all pages of the editor.
    public String home() {
        return "/" + token + "/";
    }

    /// Without a trailing slash.
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /// The reason for refusing a request; empty if it is admitted.
    public Optional<String> refusal(RequestOrigin knock) {
        if (!knock.hosts().equals(List.of("127.0.0.1:" + port))) {
            return Optional.of("another host name: expected 127.0.0.1:" + port);
        }
        if (!hasToken(knock.path())) {
            return Optional.of("no token, or a wrong one: use the address that the command printed");
        }
        if (knock.origin() == null ? !knock.reads() : !knock.origin().equals(origin())) {
            return Optional.of("another origin: only the editor's own page may request this");
        }
        boolean own = knock.site() == null
                || knock.site().equals("same-origin")
                || (knock.site().equals("none") && knock.reads());
        return own ? Optional.empty() : Optional.of("from another website: open the address yourself");
    }

    /// Takes the same time however much of the token is right.
    private boolean hasToken(String path) {
        int end = path.indexOf('/', 1);
        String given = end < 0 ? "" : path.substring(1, end);
        return MessageDigest.isEqual(given.getBytes(US_ASCII), token.getBytes(US_ASCII));
    }
}
