package register.mail.message;

import java.util.List;
import java.util.Set;

/// Mail hosts at which one mailbox has countless addresses, according to their own documentation.
///
/// @param passedOver characters ignored before the @
/// @param domains the first one names the mailbox
record MailboxHosts(String passedOver, List<String> domains) {
    private static final List<MailboxHosts> ALL = List.of(
            of(".", "gmail.com", "googlemail.com"),
            of("._-", "proton.me", "protonmail.com", "protonmail.ch", "pm.me"),
            // A dot is equivalent to a hyphen.
            of(".-", "yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "ya.ru"),
            of("", "icloud.com", "me.com", "mac.com"));

    /// The subdomain is the mailbox, whatever is before the @.
    private static final Set<String> BY_SUBDOMAIN = Set.of("fastmail.com", "fastmail.fm");

    MailboxHosts {
        domains = List.copyOf(domains);
    }

    private static MailboxHosts of(String passedOver, String... domains) {
        return new MailboxHosts(passedOver, List.of(domains));
    }

    /// One name for all addresses of a mailbox.
    ///
    /// @param local in lower case
    static String mailbox(String local, String domain) {
        int dot = domain.indexOf('.');
        if (BY_SUBDOMAIN.contains(domain.substring(dot + 1))) {
            return domain.substring(0, dot) + "@" + domain.substring(dot + 1);
        }
        return ALL.stream()
                .filter(host -> host.domains.contains(domain))
                .findFirst()
                .map(host -> host.counted(local) + "@" + host.domains.getFirst())
                .orElse(local + "@" + domain);
    }

    private String counted(String local) {
        return local.chars()
                .filter(c -> passedOver.indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
