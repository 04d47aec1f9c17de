package register.policy.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// The strict forms of mail and web addresses that a policy may contain.
public final class StrictAddresses {
    /// RFC 5321 section 4.5.3.1: 64 characters before the @, 254 in all.
    private static final int LOCAL_PART = 64;

    static final int ADDRESS = 254;
    private static final int WEB_ADDRESS = 2000;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern MAIL =
            Pattern.compile("(?<local>" + ATOM + "(?:\\." + ATOM + ")*)@(?:" + LABEL + "\\.)+(?=[A-Za-z])" + LABEL);

    private StrictAddresses() {}

    /// True if the text is exactly an addr-spec (RFC 5322 section 3.4.1) of ASCII atoms at a domain name
    /// of two labels or more.
    public static boolean isMailAddress(String text) {
        if (text.length() > ADDRESS) {
            return false;
        }
        var matcher = MAIL.matcher(text);
        return matcher.matches() && matcher.group("local").length() <= LOCAL_PART;
    }

    /// True if the text is an absolute https or http URI (RFC 3986) in ASCII with a host and without credentials.
    public static boolean isWebAddress(String text) {
        try {
            return text.length() <= WEB_ADDRESS && isWebAddress(new URI(text));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    static boolean isWebAddress(URI uri) {
        String scheme = uri.getScheme();
        return ("https".equals(scheme) || "http".equals(scheme))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.toString().chars().allMatch(c -> c > ' ' && c < 0x7f)
                && uri.toString().length() <= WEB_ADDRESS;
    }
}
