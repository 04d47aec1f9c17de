package register.mail.rule;

import java.util.Set;
import register.mail.message.Address;
import register.value.Resource;

/// Mail hosts shared by unrelated people, such as freemail. The list cannot be complete: use it only where a missing
/// host leads to a person's decision.
public final class SharedHosts {
    private static final Set<String> DOMAINS = Set.copyOf(Resource.lines(SharedHosts.class, "shared-hosts.txt"));

    private SharedHosts() {}

    /// True if the domain of the mailbox does not identify its owner.
    public static boolean hold(Address address) {
        return DOMAINS.contains(address.domain());
    }
}
