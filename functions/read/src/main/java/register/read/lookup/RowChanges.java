package register.read.lookup;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.compare.ChangeSummary;

/// What the versions among a policy's rows change.
///
/// @param standing the last words that were read, newest date first
record RowChanges(Lookup lookup, List<EntryHeader> standing) {

    /// @param corrected what the entry corrects; null for what is compared with the version before
    /// @return null for a withdrawal, and where there is nothing before
    @Nullable
    ChangeSummary of(EntryHeader header, @Nullable EntryHeader corrected) {
        if (header.kind() == EntryKind.WITHDRAWAL) {
            return null;
        }
        Optional<EntryHeader> before = corrected == null ? before(header) : Optional.of(corrected);
        return before.flatMap(was -> lookup.changes(was, header)).orElse(null);
    }

    private Optional<EntryHeader> before(EntryHeader header) {
        for (EntryHeader other : standing) {
            if (other.effectiveDate().isBefore(header.effectiveDate()) && other.kind() != EntryKind.WITHDRAWAL) {
                return Optional.of(other);
            }
        }
        return lookup.history()
                .inForce(header.policy(), header.effectiveDate().minusDays(1), null)
                .map(Entry::header);
    }
}
