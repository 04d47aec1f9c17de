package register.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static register.page.Tags.*;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Links that are allowed: the register's own addresses, web addresses and mailboxes. Anything else remains text.
public final class Hyperlinks {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Hyperlinks() {}

    /// @param more attributes
    public static Html.Element own(String address, String text, @Nullable Html... more) {
        return a(text, href(address)).with(more);
    }

    public static Html to(URI uri, String text) {
        String scheme = uri.getScheme();
        return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && uri.getHost() != null
                ? a(text, href(uri.toASCIIString()), attribute("rel", "nofollow noopener noreferrer"))
                : text(text);
    }

    public static @Nullable Html optional(@Nullable URI uri, String text) {
        return uri == null ? null : to(uri, text);
    }

    /// A mailbox (RFC 6068): its address is encoded, so that it can add neither headers nor a second recipient.
    public static Html.Element mailbox(String address) {
        return a(address, href("mailto:" + encoded(address, "@.-_+")));
    }

    /// A prepared mail: subject and lines are encoded like the address.
    ///
    /// @param body lines that end with `\n`
    public static Html.Element mail(String address, String text, String subject, String body) {
        return a(
                text,
                href("mailto:" + encoded(address, "@.-_+") + "?subject=" + encoded(subject, ".-_") + "&body="
                        + encoded(body.replace("\n", "\r\n"), ".-_")));
    }

    private static String encoded(String text, String plain) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean keeps = c < 0x80 && (Character.isLetterOrDigit(c) || plain.indexOf(c) >= 0);
            encoded.append(keeps ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
