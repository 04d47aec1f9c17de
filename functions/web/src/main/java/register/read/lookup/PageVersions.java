package register.read.lookup;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;

/// A policy's versions as far as a page shows them, however many there are.
///
/// @param own the page's version
/// @param standing the current entry for the page's date
/// @param announced the current entries for future dates, soonest first; no more than a page shows
/// @param rows newest date first, and for a date the current entry first
/// @param older the year of the next older entry; null if there is none
public record PageVersions(
        VersionRow own,
        EntryHeader standing,
        List<EntryHeader> announced,
        List<VersionRow> rows,
        @Nullable Integer older) {
    public PageVersions {
        announced = List.copyOf(announced);
        rows = List.copyOf(rows);
    }

    /// True if any part of it names a person, or once did.
    public boolean ofPersons() {
        return rows.stream().anyMatch(row -> ofPersons(row.additions()) || ofPersons(row.changes()));
    }

    private static boolean ofPersons(@Nullable ChangeSummary changes) {
        return changes != null
                && Stream.of(
                                changes.joins().stream().map(Additions.Part::subprocessor),
                                changes.leaves().stream().map(Additions.Part::subprocessor),
                                changes.ends().stream().map(ChangeSummary.End::subprocessor),
                                changes.changed().stream())
                        .flatMap(each -> each)
                        .anyMatch(Subprocessor::naturalPerson);
    }

    /// True if a correction's additions name a person, or once did.
    public static boolean ofPersons(@Nullable Additions additions) {
        return additions != null
                && additions.correction().subprocessors().stream().anyMatch(Subprocessor::naturalPerson);
    }

    /// Today's status of the page's version.
    public VersionStatus status() {
        if (own.status() != null) {
            return own.status();
        }
        return standing.kind() == EntryKind.WITHDRAWAL ? VersionStatus.WITHDRAWN : VersionStatus.SUPERSEDED;
    }
}
