package register.editor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import register.machine.http.HttpRequest;

/// Admits only what a proxy on this machine forwards for a person who has signed in there. The proxy proves itself by a
/// secret, because other programs of this machine could name a person as well.
///
/// @param url the address that people open at the proxy
/// @param user the header in which the proxy names the person
/// @param secret what the proxy sends as `X-Desk-Secret`
public record SignInGuard(URI url, String user, String secret) implements Door {
    /// The header with the secret.
    public static final String SECRET = "X-Desk-Secret";

    /// The maximum number of characters in a person's name.
    private static final int LONGEST = 200;

    @Override
    public String home() {
        return "/";
    }

    @Override
    public String origin() {
        return url.toString();
    }

    @Override
    public Optional<String> refusal(HttpRequest asked) {
        if (!asked.peer().isLoopbackAddress() || !isProven(asked.values(SECRET))) {
            return Optional.of("not through the proxy: open " + url);
        }
        if (person(asked).isEmpty()) {
            return Optional.of("no name: expected " + user + " once, with the name of the person who has signed in");
        }
        return PageOrigin.of(asked).refusal(origin());
    }

    private boolean isProven(List<String> given) {
        return given.size() == 1 && MessageDigest.isEqual(given.getFirst().getBytes(UTF_8), secret.getBytes(UTF_8));
    }

    @Override
    public Optional<String> person(HttpRequest asked) {
        List<String> names = asked.values(user);
        return names.size() == 1 ? Optional.of(names.getFirst().strip()).filter(SignInGuard::isName) : Optional.empty();
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && name.codePoints().noneMatch(sign -> Character.isISOControl(sign) || sign == 0xFFFD);
    }
}
