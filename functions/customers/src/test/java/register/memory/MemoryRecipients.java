package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.recipient.TermsInUse;
import register.value.PolicyId;

/// Recipients in a map; each change is atomic, as the contract says.
public final class MemoryRecipients implements Recipients {
    private final Map<PolicyId, NavigableMap<RecipientId, Recipient>> records = new TreeMap<>();

    @Override
    public synchronized boolean add(Recipient recipient) {
        return !records(recipient.policy()).containsKey(recipient.id()) && put(recipient);
    }

    @Override
    public synchronized Optional<Recipient> find(PolicyId policy, RecipientId id) {
        return Optional.ofNullable(records(policy).get(id));
    }

    @Override
    public synchronized boolean replace(Recipient recipient) {
        Recipient standing = records(recipient.policy()).get(recipient.id());
        return standing != null && standing.revision() == recipient.revision() - 1 && put(recipient);
    }

    private boolean put(Recipient recipient) {
        Who who = recipient.who();
        String externalId = who == null ? null : who.externalId();
        if (externalId != null
                && withExternalId(recipient.policy(), externalId)
                        .filter(other -> !other.equals(recipient.id()))
                        .isPresent()) {
            return false;
        }
        records(recipient.policy()).put(recipient.id(), recipient);
        return true;
    }

    @Override
    public synchronized Optional<RecipientId> withExternalId(PolicyId policy, String externalId) {
        return named(policy, who -> externalId.equals(who.externalId())).findFirst();
    }

    @Override
    public synchronized List<RecipientId> withAddress(PolicyId policy, String address) {
        return named(policy, who -> address.equalsIgnoreCase(who.address())).toList();
    }

    private Stream<RecipientId> named(PolicyId policy, Predicate<Who> by) {
        return records(policy).values().stream()
                .filter(recipient -> recipient.who() != null && by.test(recipient.who()))
                .map(Recipient::id);
    }

    @Override
    public synchronized List<Recipient> list(PolicyId policy, @Nullable RecipientId after, int limit) {
        NavigableMap<RecipientId, Recipient> all = records(policy);
        return (after == null ? all : all.tailMap(after, false))
                .values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<TermsInUse> termsInUse(PolicyId policy) {
        var found = new TreeMap<TermsInUse, TermsInUse>(Comparator.comparingInt(TermsInUse::days)
                .thenComparing(TermsInUse::noticeDays, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(TermsInUse::objectionDays, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        for (Recipient recipient : records(policy).values()) {
            if (recipient.statesDays() && recipient.who() != null) {
                Terms terms = recipient.terms();
                TermsInUse one = new TermsInUse(
                        terms.noticeDays(),
                        terms.objectionDays(),
                        1,
                        recipient.who().customer());
                found.merge(
                        one,
                        one,
                        (first, _) -> new TermsInUse(
                                first.noticeDays(),
                                first.objectionDays(),
                                Math.min(MOST_COUNTED, first.contacts() + 1),
                                first.customer()));
            }
        }
        return found.values().stream().limit(MOST_TERMS).toList();
    }

    @Override
    public synchronized int told(PolicyId policy) {
        return (int)
                records(policy).values().stream().filter(Recipient::isNotified).count();
    }

    @Override
    public synchronized List<RecipientId> endedUntil(PolicyId policy, Instant until, int limit) {
        return records(policy).values().stream()
                .filter(recipient -> recipient.who() != null && recipient.endedAt() != null)
                .filter(recipient -> !endOf(recipient).isAfter(until))
                .sorted(Comparator.comparing(MemoryRecipients::endOf))
                .limit(limit)
                .map(Recipient::id)
                .toList();
    }

    private static Instant endOf(Recipient recipient) {
        return recipient.endedAt() == null ? Instant.MAX : recipient.endedAt();
    }

    private NavigableMap<RecipientId, Recipient> records(PolicyId policy) {
        return records.computeIfAbsent(policy, _ -> new TreeMap<>());
    }
}
