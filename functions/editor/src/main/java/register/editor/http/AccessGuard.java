package register.editor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import register.machine.http.HttpRequest;

/// Admits only callers that know the address with its token, use this machine's own name, and come from no page but
/// the editor's. The token is in the path: a cookie of 127.0.0.1 would go to every port there, and so to others'
/// programs.
///
/// @param token 256 random bits, in base64url
/// @param port at which the editor listens
public record AccessGuard(String token, int port) implements Door {
    private static final int BYTES = 32;

    /// A guard with a new token.
    public static AccessGuard at(int port) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new AccessGuard(Base64.getUrlEncoder().withoutPadding().encodeToString(random), port);
    }

    @Override
    public String home() {
        return "/" + token + "/";
    }

    @Override
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Optional<String> refusal(HttpRequest asked) {
        if (!asked.values("host").equals(List.of("127.0.0.1:" + port))) {
            return Optional.of("another host name: expected 127.0.0.1:" + port);
        }
        return hasToken(asked.path())
                ? PageOrigin.of(asked).refusal(origin())
                : Optional.of("no token, or a wrong one: use the address that the command printed");
    }

    @Override
    public Optional<String> person(HttpRequest asked) {
        return Optional.empty();
    }

    /// Takes the same time however much of the token is right.
    private boolean hasToken(String path) {
        int end = path.indexOf('/', 1);
        String given = end < 0 ? "" : path.substring(1, end);
        return MessageDigest.isEqual(given.getBytes(US_ASCII), token.getBytes(US_ASCII));
    }
}
