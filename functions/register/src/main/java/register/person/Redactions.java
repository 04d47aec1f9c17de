package register.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.policy.Commitment;
import register.policy.PolicyVersion;
import register.value.PolicyId;

/// The redactions of a policy.
///
/// @param all oldest first
public record Redactions(List<Recorded> all) {

    /// A redaction with its entry's header.
    public record Recorded(EntryHeader header, Redaction redaction) {}

    public Redactions {
        all = List.copyOf(all);
    }

    /// Reads all headers of the policy and each redaction entry: call it only if there are persons.
    public static Redactions of(Chain chain, PolicyId policy) {
        return of(chain, History.headers(chain, policy));
    }

    /// @param headers of one policy, all of them
    public static Redactions of(Chain chain, List<EntryHeader> headers) {
        var all = new ArrayList<Recorded>();
        for (EntryHeader header : headers) {
            if (header.kind() == EntryKind.REDACTION) {
                chain.entry(header.policy(), header.sequence())
                        .ifPresent(entry -> all.add(new Recorded(header, Redaction.of(entry))));
            }
        }
        return new Redactions(all);
    }

    /// All redacted commitments.
    public Set<Commitment> persons() {
        var persons = new HashSet<Commitment>();
        all.forEach(recorded -> persons.addAll(recorded.redaction().persons()));
        return persons;
    }

    /// The last redaction of a commitment in this version of the chain.
    public Optional<EntryHeader> last(PolicyVersion committed) {
        return last(committed.persons());
    }

    /// The last redaction of any of these.
    public Optional<EntryHeader> last(Collection<Commitment> persons) {
        return all.reversed().stream()
                .filter(recorded -> recorded.redaction().persons().stream().anyMatch(persons::contains))
                .map(Recorded::header)
                .findFirst();
    }
}
