package register.policyfile.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.policy.compare.Changes;
import register.publishing.Outcome;

/// What publishing a file would do to the register.
///
/// @param outcome never `Rejected`
/// @param header of the entry that it would get, or has already; in a conflict, the one that it would get as a
/// correction
/// @param version what the file states
/// @param before what was to be in force on its date until then; null where nothing was
/// @param stood which entry that is
public record Effect(
        Outcome outcome,
        EntryHeader header,
        PolicyVersion version,
        @Nullable PolicyVersion before,
        @Nullable EntryHeader stood) {

    static Effect of(Outcome outcome, Outcome accepted, PolicyVersion version, Surroundings.Here here) {
        LocalDate date = version.effectiveDate();
        Optional<Entry> standing = here.history().inForce(version.policy(), date, null);
        return new Effect(
                outcome,
                header(accepted),
                version,
                standing.map(entry -> Persons.shown(entry.version(), here.persons()))
                        .orElse(null),
                standing.map(Entry::header).orElse(null));
    }

    private static EntryHeader header(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.header();
            case Outcome.Unchanged unchanged -> unchanged.header();
            case Outcome.Conflict conflict -> conflict.standing();
            case Outcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    /// What would change, line by line.
    public List<String> changes() {
        if (before == null || stood == null) {
            return List.of("the first version of " + version.policy());
        }
        var lines = new ArrayList<String>();
        lines.add("against " + before.policy() + " " + before.effectiveDate() + " " + Revision.of(stood) + ":");
        List<String> changes = ChangesText.lines(Changes.between(before, version));
        lines.addAll(changes.isEmpty() ? List.of("nothing changes") : changes);
        return List.copyOf(lines);
    }
}
