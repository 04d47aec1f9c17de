package register.read.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.compare.ChangeSummary;

/// The changes in the versions among a policy's rows.
final class RowChanges {
    private final Lookup lookup;
    private final List<EntryHeader> standing;
    /// By the entry's hash: a version is compared with the one before it and the one after.
    private final Map<String, Optional<StatedEntry>> read = new HashMap<>();

    /// @param standing the current entries that were read, newest date first
    RowChanges(Lookup lookup, List<EntryHeader> standing) {
        this.lookup = lookup;
        this.standing = standing;
    }

    /// @param corrected the corrected entry; null to compare with the version before
    /// @return null for a withdrawal, and if there is nothing before
    @Nullable
    ChangeSummary of(EntryHeader header, @Nullable EntryHeader corrected) {
        if (header.kind() == EntryKind.WITHDRAWAL) {
            return null;
        }
        Optional<EntryHeader> before = corrected == null ? before(header) : Optional.of(corrected);
        return before.flatMap(was -> between(was, header)).orElse(null);
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

    /// The changes with the names shown today. Cached if neither side names a person or ever did;
    /// empty if one is missing.
    private Optional<ChangeSummary> between(EntryHeader before, EntryHeader after) {
        ChangeSummary known = lookup.memory().changes(before, after);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StatedEntry> was = read(before);
        Optional<StatedEntry> is = read(after);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        ChangeSummary changes = ChangeSummary.between(
                lookup.shown(was.get()).version(), lookup.shown(is.get()).version());
        if (was.get().version().persons().isEmpty()
                && is.get().version().persons().isEmpty()) {
            lookup.memory().keepChanges(before, after, changes);
        }
        return Optional.of(changes);
    }

    private Optional<StatedEntry> read(EntryHeader header) {
        return read.computeIfAbsent(
                header.hash().hex(),
                _ -> lookup.entry(header.policy(), header.sequence()).map(lookup::stated));
    }
}
