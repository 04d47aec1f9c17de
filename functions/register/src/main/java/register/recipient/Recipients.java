package register.recipient;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Keeps those who are told of changes, each under its id.
public interface Recipients {

    /// Records a new one; durable on return. Of several with one external id one is recorded.
    ///
    /// @return false where another contact of its policy has its external id, or its id is taken
    boolean add(Recipient recipient);

    Optional<Recipient> find(PolicyId policy, RecipientId id);

    /// Replaces the record whose revision is one less than this one's; durable on return. What was erased is found by
    /// no key any more, and no byte of it is left.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(Recipient recipient);

    /// The contact with an external id; empty where there is none.
    Optional<RecipientId> withExternalId(PolicyId policy, LookupKey externalId);

    /// Those with an address: several contacts, say of two customers, may have one.
    List<RecipientId> withAddress(PolicyId policy, LookupKey address);

    /// Those of a policy in order of their ids, ended and erased ones too: those after this one, or all; at most
    /// `limit`.
    List<Recipient> list(PolicyId policy, @Nullable RecipientId after, int limit);

    /// The days that contracts of those who are told now state; the most days first. One bounded read.
    List<TermsInUse> termsInUse(PolicyId policy);
}
