package register.read.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be clicked: the register's own addresses, web addresses and mailboxes. Anything else stays text.
public final class Hyperlinks {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Hyperlinks() {}

    public static Html.Element own(String address, String text) {
        return Html.element("a", text).with("href", address);
    }

    public static Html to(URI uri, String text) {
        String scheme = uri.getScheme();
        return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) && uri.getHost() != null
                ? Html.element("a", text).with("href", uri.toASCIIString()).with("rel", "nofollow noopener noreferrer")
                : Html.text(text);
    }

    public static @Nullable Html optional(@Nullable URI uri, String text) {
        return uri == null ? null : to(uri, text);
    }

    /// A mailbox (RFC 6068): its address is encoded, so that it can bring neither headers nor a second recipient.
    public static Html mailbox(String address) {
        var href = new StringBuilder("mailto:");
        for (byte b : address.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "@.-_+".indexOf(c) >= 0);
            href.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return Html.element("a", address).with("href", href.toString());
    }
}
