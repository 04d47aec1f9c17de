package register.read.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.PolicyVersion;
import register.policy.compare.ChangeSummary;

/// What the versions among a policy's rows change. Each is read once, and the names in it are those that are told
/// today.
///
/// @param standing the last words that were read, newest date first
/// @param read what was read, by its sequence: a version is compared with the one before it and the one after
record RowChanges(Lookup lookup, List<EntryHeader> standing, Map<Long, Optional<PolicyVersion>> read) {

    RowChanges(Lookup lookup, List<EntryHeader> standing) {
        this(lookup, standing, new HashMap<>());
    }

    /// @param corrected what the entry corrects; null for what is compared with the version before
    /// @return null for a withdrawal, and where there is nothing before
    @Nullable
    ChangeSummary of(EntryHeader header, @Nullable EntryHeader corrected) {
        if (header.kind() == EntryKind.WITHDRAWAL) {
            return null;
        }
        Optional<PolicyVersion> before = corrected == null ? before(header) : stated(corrected);
        return before.flatMap(was -> stated(header).map(is -> ChangeSummary.between(was, is)))
                .orElse(null);
    }

    private Optional<PolicyVersion> before(EntryHeader header) {
        for (EntryHeader other : standing) {
            if (other.effectiveDate().isBefore(header.effectiveDate()) && other.kind() != EntryKind.WITHDRAWAL) {
                return stated(other);
            }
        }
        return lookup.history()
                .inForce(header.policy(), header.effectiveDate().minusDays(1), null)
                .map(this::shown);
    }

    private Optional<PolicyVersion> stated(EntryHeader header) {
        return read.computeIfAbsent(
                header.sequence(),
                sequence -> lookup.entry(header.policy(), sequence).map(this::shown));
    }

    private PolicyVersion shown(Entry entry) {
        return lookup.shown(lookup.stated(entry)).version();
    }
}
