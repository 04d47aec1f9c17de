package register.machine.settings;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import register.settings.BadSettingException;
import register.settings.Variables;

/// The settings for a desk of several keepers, who sign in at a proxy on this machine.
///
/// @param url `REGISTER_DESK_URL`: the address that they open there
/// @param user `REGISTER_DESK_USER`: the header in which the proxy names the person
/// @param secret `REGISTER_DESK_SECRET`, or in the file named by `REGISTER_DESK_SECRET_FILE`: what the proxy sends as
///     `X-Desk-Secret`, so that no other program of this machine can name a person
/// @param port `REGISTER_DESK_PORT`, default 8090: to which the proxy forwards
public record DeskSignIn(URI url, String user, String secret, int port) {
    private static final String URL = "REGISTER_DESK_URL";
    private static final String USER = "REGISTER_DESK_USER";
    private static final String SECRET = "REGISTER_DESK_SECRET";
    private static final int SHORTEST = 32;
    private static final int PORT = 8090;

    /// @return null for one keeper
    /// @throws BadSettingException naming the first invalid variable
    public static @Nullable DeskSignIn read(Variables variables) {
        SettingFile.passwordExists(variables, SECRET);
        int port = Settings.port(variables, "REGISTER_DESK_PORT", PORT);
        String user = variables.optional(USER);
        URI url = variables.parsed(URL, DeskSignIn::url).orElse(null);
        if (url == null && user == null) {
            return null;
        }
        if (url == null) {
            throw new BadSettingException(URL, "", "expected the address of the proxy: " + USER + " needs it");
        }
        if (user == null || !user.matches("[A-Za-z0-9-]+")) {
            throw new BadSettingException(
                    USER, user == null ? "" : user, "expected the header that names the person, e.g. X-Forwarded-User");
        }
        String secret = SettingFile.password(variables, SECRET);
        if (secret == null || secret.length() < SHORTEST) {
            throw new BadSettingException(
                    SECRET,
                    "",
                    "expected at least " + SHORTEST + " characters, which the proxy alone knows and sends as"
                            + " X-Desk-Secret");
        }
        return new DeskSignIn(url, user, secret, port);
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if ("https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawAuthority().matches("[a-z0-9.-]+(:[0-9]+)?")
                    && url.toString().equals("https://" + url.getRawAuthority())) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Refused below.
        }
        throw new IllegalArgumentException("expected an address without a path, e.g. https://desk.example.com");
    }
}
