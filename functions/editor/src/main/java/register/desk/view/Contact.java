package register.desk.view;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import register.recipient.Recipient;
import register.value.PolicyId;

/// A customer to whom a contract promises notices.
///
/// @param id the company's own
public record Contact(PolicyId policy, String id, String name, String address) {
    /// More than a person finds in a choice.
    private static final int MOST = 2_000;

    /// The current ones, by name.
    public static List<Contact> all(KeptRegister kept) {
        return kept.policies().stream()
                .flatMap(policy -> of(kept, policy))
                .limit(MOST)
                .sorted(Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Contact::id))
                .toList();
    }

    private static Stream<Contact> of(KeptRegister kept, PolicyId policy) {
        return kept.ports()
                .recipients()
                .all(policy)
                .filter(Recipient::isNotified)
                .map(Recipient::who)
                .filter(Objects::nonNull)
                .filter(who -> who.externalId() != null)
                .map(who -> new Contact(
                        policy, Objects.requireNonNull(who.externalId()), KeptRegister.name(who), who.address()));
    }

    /// Identifies it in a form.
    public String key() {
        return policy + " " + id;
    }
}
