package register.webhook;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import register.value.Problem;

/// A webhook's address: https on port 443, at a host name. At each attempt the name must resolve to a public address.
///
/// @param uri as used: host in lower case and ASCII, without a port
public record WebhookAddress(URI uri) {
    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;
    private static final int LONGEST_HOST = 253;
    /// At least two labels (RFC 1123), the last starting with a letter: a host that ends in a number is an IPv4 address
    /// (WHATWG URL, "ends in a number checker").
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public WebhookAddress {
        require(uri);
    }

    /// @param text as a person writes it: the host may contain letters of any alphabet (IDNA)
    /// @throws IllegalArgumentException naming the expected form
    public static WebhookAddress parse(String text) {
        try {
            URI written = new URI(text.strip());
            String authority = written.getRawAuthority();
            if (authority == null || !"https".equalsIgnoreCase(written.getScheme())) {
                throw new IllegalArgumentException("expected an address that begins with https://");
            }
            if (authority.contains("@")) {
                throw new IllegalArgumentException("expected no user name or password in the address");
            }
            String host = authority.endsWith(":" + HTTPS)
                    ? authority.substring(0, authority.length() - ":443".length())
                    : authority;
            String path = written.getRawPath().isEmpty() ? "/" : written.getRawPath();
            String query = written.getRawQuery() == null ? "" : "?" + written.getRawQuery();
            String fragment = written.getRawFragment() == null ? "" : "#" + written.getRawFragment();
            URI uri = new URI("https://" + ascii(host) + path + query + fragment);
            return new WebhookAddress(new URI(uri.toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected an address such as https://example.com/hooks", e);
        }
    }

    public String host() {
        return uri.getHost();
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            // Refused below, with an explanation.
            return host;
        }
    }

    private static void require(URI uri) {
        String host = String.valueOf(uri.getRawAuthority());
        if (!"https".equals(uri.getScheme()) || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("expected https, no user name or password, and no #");
        }
        if (uri.getPort() != -1) {
            throw new IllegalArgumentException("port " + uri.getPort() + ": expected 443, or none");
        }
        if (host.length() > LONGEST_HOST || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("\"" + Problem.printable(host)
                    + "\": expected the name of a host, such as hooks.example.com, and no number");
        }
        if (uri.toString().length() > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
