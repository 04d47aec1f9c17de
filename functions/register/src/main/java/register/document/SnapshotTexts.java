package register.document;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.VersionStatus;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.person.Persons;
import register.person.Redactions;
import register.policy.Commitment;
import register.policy.Edition.NamedPerson;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.value.Language;

/// Collects the content of snapshots from the stored records.
public record SnapshotTexts(Chain chain, PersonRecords persons) {
    /// An entry's version for readers: without redacted names, even if their records still exist.
    ShownVersion shown(PolicyVersion committed) {
        if (committed.persons().isEmpty()) {
            return new ShownVersion(committed, null);
        }
        Redactions redactions = Redactions.of(chain, committed.policy());
        Set<Commitment> ended = redactions.persons();
        List<PersonRecord> records = Persons.of(committed, persons).stream()
                .filter(record -> !ended.contains(record.commitment()))
                .toList();
        return new ShownVersion(
                Persons.shown(committed, records), redactions.last(committed).orElse(null));
    }

    /// @param redaction the last one that affects it
    record ShownVersion(PolicyVersion version, @Nullable EntryHeader redaction) {
        long after() {
            return redaction == null ? 0 : redaction.sequence();
        }

        DocumentKey.Shelf shelf() {
            return version.namesPersons() ? DocumentKey.Shelf.PERSONAL : DocumentKey.Shelf.PUBLISHED;
        }
    }

    /// The content common to all editions of an entry's snapshot.
    Stated stated(EntryHeader header, ShownVersion shown) {
        return new Stated(
                header, shown, status(header), before(header, shown.version()), additions(header, shown.version()));
    }

    record Stated(
            EntryHeader header,
            ShownVersion shown,
            VersionStatus status,
            @Nullable PolicyVersion before,
            @Nullable Additions additions) {
        SnapshotText in(Language language, Presentation presentation) {
            return new SnapshotText(
                    header, shown.version(), language, status, before, additions, shown.redaction(), presentation);
        }
    }

    /// The previous version by date, as known when this entry was recorded. Natural persons in it have the details that
    /// `version` gives them; others have no name.
    private @Nullable PolicyVersion before(EntryHeader header, PolicyVersion version) {
        return at(header)
                .inForce(header.policy(), header.effectiveDate().minusDays(1), header.recordedAt())
                .map(Entry::version)
                .map(before -> unnamed(before, version))
                .orElse(null);
    }

    private static PolicyVersion unnamed(PolicyVersion before, PolicyVersion version) {
        if (before.persons().isEmpty()) {
            return before;
        }
        Map<String, Subprocessor> listed = version.subprocessors().stream()
                .collect(Collectors.toMap(Subprocessor::id, Function.identity(), (first, _) -> first));
        Map<String, NamedPerson> named = version.people().stream()
                .collect(Collectors.toMap(NamedPerson::id, Function.identity(), (first, _) -> first));
        return before.withSubprocessors(before.subprocessors().stream()
                        .map(person -> person.redacted() ? unnamed(person, listed.get(person.id())) : person)
                        .toList())
                .withPeople(before.people().stream()
                        .map(person -> named.getOrDefault(person.id(), person))
                        .toList());
    }

    private static Subprocessor unnamed(Subprocessor person, @Nullable Subprocessor now) {
        if (now == null) {
            return person;
        }
        return now.person() == null ? person.shown(now.personal()) : person.committed(now.person());
    }

    /// The content for the draft of a version that is not accepted yet.
    public SnapshotText draft(EntryHeader header, PolicyVersion version, Language language) {
        return stated(header, new ShownVersion(version, null)).in(language, Presentation.NONE);
    }

    private VersionStatus status(EntryHeader header) {
        return at(header).status(header, header.recordedAt());
    }

    /// The additions in a correction, for readers.
    private @Nullable Additions additions(EntryHeader header, PolicyVersion shown) {
        return at(header)
                .corrected(header)
                .map(corrected -> Additions.between(corrected.version(), shown))
                .orElse(null);
    }

    /// The history at the time of the entry.
    private History at(EntryHeader header) {
        return new History(chain, Clock.fixed(header.recordedAt(), ZoneOffset.UTC));
    }
}
