package register.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Keeps those who are told of changes, each under its id. What names them stands in their records alone; they are
/// found by keyed hashes of it.
public interface Recipients {
    /// How many combinations of days `termsInUse` tells, and how many contacts of each it counts.
    int MOST_TERMS = 100;

    int MOST_COUNTED = 1000;

    /// How many `all` reads at once.
    int PAGE = 1000;

    /// Records a new one; durable on return. Of several with one external id one is recorded.
    ///
    /// @return false where another contact of its policy has its external id, or its id is taken
    boolean add(Recipient recipient);

    Optional<Recipient> find(PolicyId policy, RecipientId id);

    /// Replaces the record whose revision is one less than this one's; durable on return. What was erased is found by
    /// no key any more, and no byte of it is left.
    ///
    /// @return false when the record has moved on, there is none, or another contact has its external id
    boolean replace(Recipient recipient);

    /// The contact with an external id, ended ones too; empty where there is none.
    Optional<RecipientId> withExternalId(PolicyId policy, String externalId);

    /// Those with an address, ended ones too, in order of their ids: several contacts, say of two customers, may have
    /// one.
    List<RecipientId> withAddress(PolicyId policy, String address);

    /// Those of a policy in order of their ids, ended and erased ones too: those after this one, or all; at most
    /// `limit`.
    List<Recipient> list(PolicyId policy, @Nullable RecipientId after, int limit);

    /// Those of a policy in order of their ids, ended and erased ones too, read a page at a time.
    default Stream<Recipient> all(PolicyId policy) {
        return Stream.iterate(
                        list(policy, null, PAGE),
                        page -> !page.isEmpty(),
                        page -> list(policy, page.getLast().id(), PAGE))
                .flatMap(List::stream);
    }

    /// The days that contracts of those who are told now state: the most days first, then the most for notice, then
    /// the most to object; at most `MOST_TERMS`. One bounded read.
    List<TermsInUse> termsInUse(PolicyId policy);

    /// How many are told now.
    int told(PolicyId policy);

    /// Those that ended at this instant or before and are not erased, the longest ended first, at most `limit`.
    List<RecipientId> endedUntil(PolicyId policy, Instant until, int limit);
}
