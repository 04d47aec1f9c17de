package register.archive.section;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.person.Redactions;
import register.policy.Commitment;
import register.value.PolicyId;

/// The redacted persons of a policy, fetched on first use.
final class EndedPersons {
    private final PolicyId policy;
    private final Ports in;
    private @Nullable Set<Commitment> ended;

    EndedPersons(PolicyId policy, Ports in) {
        this.policy = policy;
        this.in = in;
    }

    boolean contains(Commitment person) {
        Set<Commitment> known =
                ended == null ? Redactions.of(in.chain(), policy).persons() : ended;
        ended = known;
        return known.contains(person);
    }
}
