package register.mail.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.mail.message.Address;
import register.value.PolicyId;

/// The addresses at which the register receives mail: the deployment's, and every public address that a policy ever
/// had, because people may still use an old one.
public final class OwnAddresses {
    private static final int ALL = Integer.MAX_VALUE;

    private final Chain chain;
    private final Map<PolicyId, Long> read = new HashMap<>();
    private final Set<String> addresses = new HashSet<>();

    public OwnAddresses(Chain chain, MailSettings settings) {
        this.chain = chain;
        add(Stream.concat(settings.intakeAddresses().stream(), Optional.ofNullable(settings.replyFrom()).stream())
                .toList());
    }

    /// True if it is one of them, ignoring letter case.
    ///
    /// @return empty before anything is published, when it cannot be known
    public synchronized Optional<Boolean> has(String recipient) {
        chain.policies().forEach(this::read);
        boolean own = Address.parse(recipient)
                .map(OwnAddresses::key)
                .filter(addresses::contains)
                .isPresent();
        return own || !read.isEmpty() ? Optional.of(own) : Optional.empty();
    }

    private void read(PolicyId policy) {
        long last = read.getOrDefault(policy, 0L);
        if (chain.head(policy).filter(head -> head.sequence() > last).isEmpty()) {
            return;
        }
        for (EntryHeader header : chain.headers(policy, last, ALL)) {
            if (header.kind().states()) {
                chain.entry(policy, header.sequence())
                        .map(Entry::version)
                        .ifPresent(version -> add(version.requests().publicAddresses()));
            }
            read.put(policy, header.sequence());
        }
    }

    private void add(Collection<String> texts) {
        texts.stream()
                .flatMap(text -> Address.parse(text).stream())
                .map(OwnAddresses::key)
                .forEach(addresses::add);
    }

    private static String key(Address address) {
        return address.toString().toLowerCase(Locale.ROOT);
    }
}
