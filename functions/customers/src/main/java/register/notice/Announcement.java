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

/// An entry that customers must be told of: a publication or a correction with a notifiable change, or the withdrawal
/// of one.
///
/// @param version what it states; of a withdrawal, what is withdrawn
/// @param before what it is compared with
/// @param changes of a withdrawal, those that do not come after all
public record Announcement(
        EntryHeader header, PolicyVersion version, PolicyVersion before, List<NotifiableChange> changes) {
    public Announcement {
        changes = List.copyOf(changes);
    }

    /// What an entry announces; empty where it changes nothing that customers must be told of, is the first of its
    /// policy, or says of itself that it was published elsewhere before.
    public static Optional<Announcement> of(Entry entry, History history, PersonRecords persons) {
        return entry.header().kind().isOfADate()
                ? of(entry.header(), Persons.shown(entry.version(), persons), history, persons)
                : Optional.empty();
    }

    /// The same of an entry that may not be recorded yet.
    ///
    /// @param version what it states, with the names of natural persons
    static Optional<Announcement> of(
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

    /// What customers knew before: of a correction, what it corrects; else the version that was to be in force on the
    /// day before, as known when the entry was recorded.
    private static Optional<PolicyVersion> before(EntryHeader header, History history) {
        Optional<Entry> entry = header.kind() == EntryKind.CORRECTION
                ? history.corrected(header)
                : history.inForce(header.policy(), header.effectiveDate().minusDays(1), header.recordedAt());
        return entry.map(Entry::version);
    }

    /// The days of notice that customers may count on: a version cannot shorten for its own changes what was promised.
    /// Null where none are stated.
    public @Nullable Integer promisedDays() {
        return Stream.of(before, version)
                .map(PolicyVersion::noticePeriodDays)
                .filter(Objects::nonNull)
                .max(Integer::compareTo)
                .orElse(null);
    }
}
