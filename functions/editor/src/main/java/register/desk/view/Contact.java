package register.desk.view;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import register.recipient.Recipient;
import register.value.PolicyId;

/// A recipient of notices, as a keeper finds it in a choice.
///
/// @param id the company's own, or a subscriber's in this register
/// @param own true if it is the company's own: a contract promises notices
/// @param notified false if it no longer is
public record Contact(PolicyId policy, String id, boolean own, boolean notified, String name, String address) {
    /// More than a person finds in a choice.
    private static final int MOST = 2_000;

    /// The current ones to whom a contract promises notices, by name.
    public static List<Contact> all(KeptRegister kept) {
        return some(kept, contact -> contact.own && contact.notified);
    }

    /// Everyone who is, or was, notified and is not erased, by name.
    public static List<Contact> everyone(KeptRegister kept) {
        return some(kept, _ -> true);
    }

    private static List<Contact> some(KeptRegister kept, Predicate<Contact> which) {
        return kept.policies().stream()
                .flatMap(policy -> kept.ports().recipients().all(policy))
                .flatMap(Contact::of)
                .filter(which)
                .limit(MOST)
                .sorted(Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Contact::id))
                .toList();
    }

    private static Stream<Contact> of(Recipient recipient) {
        Recipient.Who who = recipient.who();
        if (who == null) {
            return Stream.empty();
        }
        String own = who.externalId();
        return Stream.of(new Contact(
                recipient.policy(),
                own == null ? recipient.id().value() : own,
                own != null,
                recipient.isNotified(),
                KeptRegister.name(who),
                who.address()));
    }

    /// The option by which commands find it.
    public String option() {
        return (own ? "--external-id=" : "--id=") + id;
    }

    /// Identifies it in a form.
    public String key() {
        return policy + " " + id;
    }
}
