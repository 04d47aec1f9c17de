package register.mail.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the mailboxes of address headers: From strictly, To and Cc leniently. Common parsers take
/// `alice@example.com<bob@example.com>` for one mailbox; the grammar (RFC 5322 section 3.4) does not.
final class Mailboxes {
    /// Nested comments are refused.
    private static final Pattern MAILBOX =
            Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^()\\\\]*+\\)|[^\"()<>\\[\\]:;@\\\\,])*+<([^<>]*+)>");

    /// An unclosed quotation takes the whole rest: searching for its end from each mark would take long.
    private static final Pattern ASIDE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\\\?$)|\\([^()]*+\\)");
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");
    private static final Pattern ANGLE = Pattern.compile("^[^<>@]*+<([^<>]*+)>\\s*$");

    private Mailboxes() {}

    /// The sender named in a message's From headers.
    static Sender sender(List<String> values) {
        if (values.size() != 1) {
            return new Sender.Invalid(values.isEmpty() ? "from-missing" : "from-several");
        }
        String value = values.getFirst().strip();
        Matcher mailbox = MAILBOX.matcher(value);
        String address = mailbox.matches() ? mailbox.group(1) : value;
        int at = address.lastIndexOf('@');
        if (at > 0 && address.substring(0, at).chars().anyMatch(c -> c >= 0x80)) {
            return new Sender.Invalid("from-not-ascii");
        }
        return Address.parse(address)
                .<Sender>map(Sender.Valid::new)
                .orElseGet(() -> new Sender.Invalid("from-not-strict"));
    }

    /// Every readable address in these lists.
    static List<Address> addresses(List<String> values) {
        var addresses = new ArrayList<Address>();
        for (String value : values) {
            for (String mailbox : SEPARATOR
                    .splitAsStream(ASIDE.matcher(value).replaceAll(" "))
                    .toList()) {
                address(mailbox).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    private static Optional<Address> address(String mailbox) {
        // The name of a group precedes a colon.
        String member = mailbox.substring(mailbox.lastIndexOf(':') + 1);
        Matcher angle = ANGLE.matcher(member);
        return Address.parse((angle.matches() ? angle.group(1) : member).strip());
    }
}
