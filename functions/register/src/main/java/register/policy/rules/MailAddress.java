package register.policy.rules;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/// Mail addresses as people write them.
public final class MailAddress {
    /// Letters that older software maps to others and newer does not (UTS #46, section 7): two domains.
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\\u200c\\u200d]");

    private MailAddress() {}

    /// The address with its domain in ASCII (RFC 3490), by the rules that a policy's addresses obey; empty for anything
    /// else.
    public static Optional<String> ascii(String text) {
        int at = text.lastIndexOf('@');
        // The JDK fails on a long domain otherwise than on a bad one.
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
