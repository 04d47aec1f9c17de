package register.policy.rules;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/// Mail addresses in people's spelling.
public final class MailAddress {
    /// Letters that older software maps to others and newer software does not (UTS #46, section 7),
    /// which makes two domains.
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\\u200c\\u200d]");

    private MailAddress() {}

    /// The address with its domain in ASCII (RFC 3490), under the same rules as a policy's addresses;
    /// empty if it breaks them.
    public static Optional<String> ascii(String text) {
        int at = text.lastIndexOf('@');
        // The JDK fails differently for a long domain than for a bad one.
        if (at < 0
                || text.length() > StrictAddresses.ADDRESS
                || AMBIGUOUS.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(text.substring(0, at + 1) + domain).filter(StrictAddresses::isMailAddress);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
