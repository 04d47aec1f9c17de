package register.mail.message;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address: a dot-atom in ASCII and a domain name (RFC 5322 section 3.4.1, without quoted local parts,
/// comments, domain literals and the obsolete forms).
///
/// @param local as the sender wrote it
/// @param domain in lower case; an internationalized one as its A-labels (RFC 5890)
public record Address(String local, String domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LENGTH = 254;

    public Address {
        // Lengths first: a stranger's text may be longer than a pattern can be matched against. A local part may hold
        // the letters of an encoded-word, which a mail program may show decoded.
        if (local.length() > MAX_LOCAL || !LOCAL.matcher(local).matches() || local.contains("=?")) {
            throw new IllegalArgumentException("not a local part in ASCII");
        }
        if (local.length() + 1 + domain.length() > MAX_LENGTH
                || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("not a domain name");
        }
    }

    /// Reads one address and nothing else; its domain may be internationalized.
    public static Optional<Address> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(text.substring(0, at), ascii(text.substring(at + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether both are one mailbox, as mail hosts treat them: letter case does not count.
    public boolean same(Address other) {
        return toString().equalsIgnoreCase(other.toString());
    }

    /// Whether both are one mailbox, however it is written.
    public boolean sameMailbox(Address other) {
        return mailbox().equals(other.mailbox());
    }

    /// Under which name limits count the mailbox: in lower case, without what follows a plus sign (RFC 5233), and as
    /// its host reads it. Mail goes to what was written, never to this.
    public String mailbox() {
        int detail = local.indexOf('+');
        String base = (detail > 0 ? local.substring(0, detail) : local).toLowerCase(Locale.ROOT);
        return MailboxHosts.mailbox(base, domain);
    }

    /// Whether this is in the domain or below it.
    public boolean within(String parent) {
        String lower = parent.toLowerCase(Locale.ROOT);
        return domain.equals(lower) || domain.endsWith("." + lower);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }

    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        if (domain.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("not a domain name");
        }
        String unicode = Normalizer.normalize(domain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String ascii = IDN.toASCII(unicode, IDN.USE_STD3_ASCII_RULES);
        // The JDK maps by IDNA 2003, which turns some letters into others (ß into ss): a different domain.
        if (!IDN.toUnicode(ascii).equals(unicode)) {
            throw new IllegalArgumentException("a domain name that two standards read differently");
        }
        return ascii.toLowerCase(Locale.ROOT);
    }
}
