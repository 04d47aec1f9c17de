package register.mail.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import register.mail.message.Address;

/// Mail hosts shared by unrelated people, such as freemail. The list cannot be complete: use it only where a missing
/// host leads to a person's decision.
public final class SharedHosts {
    private static final Set<String> DOMAINS = read("shared-hosts.txt");

    private SharedHosts() {}

    /// True if the domain of the mailbox does not identify its owner.
    public static boolean hold(Address address) {
        return DOMAINS.contains(address.domain());
    }

    private static Set<String> read(String resource) {
        try (InputStream in = SharedHosts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
