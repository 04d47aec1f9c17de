package register.mail.message;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Mail hosts at which one mailbox has addresses without number, by what they tell their users.
enum MailboxHosts {
    /// Dots do not count.
    GOOGLE(".", "gmail.com", "googlemail.com"),
    /// Dots, hyphens and underscores do not count.
    PROTON("._-", "proton.me", "protonmail.com", "protonmail.ch", "pm.me"),
    /// A dot is the same as a hyphen.
    YANDEX(".-", "yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "ya.ru"),
    APPLE("", "icloud.com", "me.com", "mac.com");

    /// What stands before the domain is the mailbox, whatever stands before the @.
    private static final Set<String> BY_SUBDOMAIN = Set.of("fastmail.com", "fastmail.fm");

    private final String passedOver;
    private final List<String> domains;

    MailboxHosts(String passedOver, String... domains) {
        this.passedOver = passedOver;
        this.domains = List.of(domains);
    }

    /// One name for all addresses of a mailbox.
    ///
    /// @param local in lower case
    static String mailbox(String local, String domain) {
        int dot = domain.indexOf('.');
        if (BY_SUBDOMAIN.contains(domain.substring(dot + 1))) {
            return domain.substring(0, dot) + "@" + domain.substring(dot + 1);
        }
        return Arrays.stream(values())
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
