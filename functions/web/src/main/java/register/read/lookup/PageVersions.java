package register.read.lookup;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.DateWalk;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;

/// What a page says of its policy's versions: as many as it shows, whatever the number of all.
///
/// @param own what the page is of
/// @param standing the last word on the date that the page is of
/// @param announced the standing entries of dates ahead, soonest first; not more than a page shows
/// @param rows newest date first, and of a date the last word first
/// @param older where those before begin; null where there are none
public record PageVersions(
        VersionRow own,
        EntryHeader standing,
        List<EntryHeader> announced,
        List<VersionRow> rows,
        @Nullable DateWalk older) {
    public PageVersions {
        announced = List.copyOf(announced);
        rows = List.copyOf(rows);
    }

    /// Whether something that is said names somebody, or once did.
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

    /// The same of what a correction adds.
    public static boolean ofPersons(@Nullable Additions additions) {
        return additions != null
                && additions.correction().subprocessors().stream().anyMatch(Subprocessor::naturalPerson);
    }

    /// Where what the page is of stands today.
    public VersionStatus status() {
        if (own.status() != null) {
            return own.status();
        }
        return standing.kind() == EntryKind.WITHDRAWAL ? VersionStatus.WITHDRAWN : VersionStatus.SUPERSEDED;
    }
}
