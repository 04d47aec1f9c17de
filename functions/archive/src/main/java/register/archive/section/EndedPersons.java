package register.archive.section;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.chain.EntryHeader;
import register.person.Redactions;
import register.policy.Commitment;
import register.value.PolicyId;

/// The redacted persons of a policy, fetched on first use.
final class EndedPersons {
    private final PolicyId policy;
    private final Ports in;
    private @Nullable Redactions redactions;

    EndedPersons(PolicyId policy, Ports in) {
        this.policy = policy;
        this.in = in;
    }

    boolean contains(Commitment person) {
        return last(List.of(person)) > 0;
    }

    /// The sequence of the last redaction that names any of them; 0 if there is none.
    long last(List<Commitment> persons) {
        Redactions known = redactions == null ? Redactions.of(in.chain(), policy) : redactions;
        redactions = known;
        return known.last(persons).map(EntryHeader::sequence).orElse(0L);
    }
}
