package register.notice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.person.PersonRecords;
import register.person.Persons;
import register.policy.Origin;
import register.policy.PolicyVersion;

/// An entry of which customers must be notified: a publication or correction with a notifiable change, or the
/// withdrawal of one.
///
/// @param version that the entry states, or withdraws
/// @param before the version to compare with
/// @param changes for a withdrawal, the changes that were called off
public record Announcement(
        EntryHeader header, PolicyVersion version, PolicyVersion before, List<NotifiableChange> changes) {
    public Announcement {
        changes = List.copyOf(changes);
    }

    /// The announcement in an entry. Empty if customers need not be notified of any change, if it is the policy's
    /// first entry, or if it says that it was published elsewhere before.
    public static Optional<Announcement> of(Entry entry, History history, PersonRecords persons) {
        return entry.header().kind().isOfADate()
                ? of(entry.header(), Persons.shown(entry.version(), persons), history, persons)
                : Optional.empty();
    }

    /// The announcement in an entry that may not be recorded yet.
    ///
    /// @param version of the entry, with the names of natural persons
    public static Optional<Announcement> of(
            EntryHeader header, PolicyVersion version, History history, PersonRecords persons) {
        Origin origin = version.origin();
        if (origin != null && origin.imported()) {
            return Optional.empty();
        }
        return before(header, history)
                .map(before -> Persons.shown(before, persons))
                .map(before -> new Announcement(header, version, before, NotifiableChanges.between(before, version)))
                .filter(announcement -> !announcement.changes().isEmpty());
    }

    /// The version that customers knew before: for a correction, the corrected one; otherwise the version due to be
    /// in force the day before, as known when the entry was recorded.
    private static Optional<PolicyVersion> before(EntryHeader header, History history) {
        Optional<Entry> entry = header.kind() == EntryKind.CORRECTION
                ? history.corrected(header)
                : history.inForce(header.policy(), header.effectiveDate().minusDays(1), header.recordedAt());
        return entry.map(Entry::version);
    }

    /// The days of notice promised to customers. A version cannot shorten the promise for its own changes. Null if
    /// none is stated.
    public @Nullable Integer promisedDays() {
        return Stream.of(before, version)
                .map(PolicyVersion::noticePeriodDays)
                .filter(Objects::nonNull)
                .max(Integer::compareTo)
                .orElse(null);
    }
}
