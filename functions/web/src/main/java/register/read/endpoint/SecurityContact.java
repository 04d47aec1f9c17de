package register.read.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The contact for reporting a vulnerability, served as `/.well-known/security.txt` (RFC 9116).
///
/// @param contacts `mailto:`, `https:` or `tel:` addresses, the preferred one first (section 2.5.3)
/// @param canonical the `https:` address of the file itself (section 2.5.2); null if not configured
public record SecurityContact(
        List<String> contacts, @Nullable String canonical) {
    public static final String PATH = "/.well-known/security.txt";

    /// Less than the year that section 2.5.5 allows. The file is generated for each request, so only copies expire.
    private static final Duration VALID = Duration.ofDays(90);

    private static final String WEB = "https://[!-~]+";
    private static final Pattern CONTACT = Pattern.compile("mailto:[!-~]+@[!-~]+|tel:\\+?[0-9().-]+|" + WEB);
    private static final Pattern CANONICAL = Pattern.compile(WEB);

    /// @throws IllegalArgumentException with what was expected
    public SecurityContact {
        contacts = List.copyOf(contacts);
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("expected a contact");
        }
        for (String contact : contacts) {
            if (!CONTACT.matcher(contact).matches()) {
                throw new IllegalArgumentException(
                        "expected addresses that begin with mailto:, https:// or tel:, separated by commas");
            }
        }
        if (canonical != null && !CANONICAL.matcher(canonical).matches()) {
            throw new IllegalArgumentException("expected an address that begins with https://");
        }
    }

    /// The file as of an instant; its text is the same all day (UTC).
    String text(Instant now) {
        var text = new StringBuilder();
        contacts.forEach(contact -> text.append("Contact: ").append(contact).append('\n'));
        Instant expires = now.truncatedTo(ChronoUnit.DAYS).plus(VALID);
        text.append("Expires: ").append(expires).append('\n');
        if (canonical != null) {
            text.append("Canonical: ").append(canonical).append('\n');
        }
        return text.toString();
    }
}
