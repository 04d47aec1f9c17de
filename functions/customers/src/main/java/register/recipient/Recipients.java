package register.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Stores recipients, each under its id. Personal data is in their records alone, which are found by keyed hashes.
public interface Recipients {
    /// The maximum number of combinations that `termsInUse` returns, with at most this many contacts counted for
    /// each.
    int MOST_TERMS = 100;

    int MOST_COUNTED = 1000;

    /// The number that `all` reads at a time.
    int PAGE = 1000;

    /// Records a new recipient; durable on return. If several have the same external id, one succeeds.
    ///
    /// @return false if another contact of its policy has its external id, or its id is taken
    boolean add(Recipient recipient);

    Optional<Recipient> find(PolicyId policy, RecipientId id);

    /// Replaces the record of the previous revision; durable on return. After an erasure no key finds the recipient,
    /// and none of its data remains stored.
    ///
    /// @return false if the record has another revision, does not exist, or another contact has its external id
    boolean replace(Recipient recipient);

    /// The contact with an external id, even if ended; empty if there is none.
    Optional<RecipientId> withExternalId(PolicyId policy, String externalId);

    /// The recipients with an address, including ended ones, ordered by id. Several contacts, for instance of two
    /// customers, may share one.
    List<RecipientId> withAddress(PolicyId policy, String address);

    /// A policy's recipients ordered by id, including ended and erased ones: those after `after`, or all; at most
    /// `limit`.
    List<Recipient> list(PolicyId policy, @Nullable RecipientId after, int limit);

    /// A policy's recipients ordered by id, including ended and erased ones, read page by page.
    default Stream<Recipient> all(PolicyId policy) {
        return all(policy, PAGE);
    }

    /// @param atOnce the size of a page
    default Stream<Recipient> all(PolicyId policy, int atOnce) {
        return Stream.iterate(
                        list(policy, null, atOnce),
                        page -> !page.isEmpty(),
                        page -> list(policy, page.getLast().id(), atOnce))
                .flatMap(List::stream);
    }

    /// The days stated by the contracts of current contacts: sorted by days, then days of notice, then days to
    /// object, all descending; at most `MOST_TERMS`. One bounded read.
    List<TermsInUse> termsInUse(PolicyId policy);

    /// The number of current recipients.
    int told(PolicyId policy);

    /// Recipients that ended by this instant and are not erased, the longest ended first, at most `limit`.
    List<RecipientId> endedUntil(PolicyId policy, Instant until, int limit);
}
