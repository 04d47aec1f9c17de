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
/// @param domain in lower case; if internationalized, its A-labels (RFC 5890)
public record Address(String local, String domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LENGTH = 254;

    public Address {
        // Lengths first: untrusted text may be too long for matching a pattern. A local part may contain the letters
        // of an encoded-word, which a mail program may decode.
        if (local.length() > MAX_LOCAL || !LOCAL.matcher(local).matches() || local.contains("=?")) {
            throw new IllegalArgumentException("not a local part in ASCII");
        }
        if (local.length() + 1 + domain.length() > MAX_LENGTH
                || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("not a domain name");
        }
    }

    /// Reads exactly one address; its domain may be internationalized.
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

    /// True if both are the same mailbox to mail hosts, which ignore letter case.
    public boolean same(Address other) {
        return toString().equalsIgnoreCase(other.toString());
    }

    /// True if both are the same mailbox, in whatever spelling.
    public boolean sameMailbox(Address other) {
        return mailbox().equals(other.mailbox());
    }

    /// The name by which limits count the mailbox: in lower case, without the part after a plus sign (RFC 5233), and
    /// as its host interprets it. Mail goes to the original address, never to this.
    public String mailbox() {
        int detail = local.indexOf('+');
        String base = (detail > 0 ? local.substring(0, detail) : local).toLowerCase(Locale.ROOT);
        return MailboxHosts.mailbox(base, domain);
    }

    /// True if it is in the domain or a subdomain.
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
