package register.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.log.Checkpoint;
import register.log.SignedCheckpoint;
import register.person.PersonRecord;
import register.person.PersonRecords;
import register.person.Persons;
import register.person.Redactions;
import register.policy.Commitment;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.transparency.CheckpointLog;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Sees to it that every edition of every accepted entry has its snapshot, and after a redaction one without the name.
/// A snapshot that names a natural person is where it can be erased. Every step can be repeated.
public final class Snapshots {
    private final Chain chain;
    private final History history;
    private final CheckpointLog checkpoints;
    private final DocumentStore documents;
    private final IssuedDocuments issued;
    private final PersonRecords persons;
    private final SealedDocuments sealing;
    private final Clock clock;

    public Snapshots(
            Chain chain,
            CheckpointLog checkpoints,
            DocumentStore documents,
            IssuedDocuments issued,
            PersonRecords persons,
            SealedDocuments sealing,
            Clock clock) {
        this.chain = chain;
        this.history = new History(chain, clock);
        this.checkpoints = checkpoints;
        this.documents = documents;
        this.issued = issued;
        this.persons = persons;
        this.sealing = sealing;
        this.clock = clock;
    }

    /// Makes what is missing for one entry; for a redaction, what is missing for those before it.
    ///
    /// @return the snapshots made now; none for a withdrawal, nor if there is no such entry
    public List<IssuedDocument.Snapshot> make(PolicyId policy, long sequence) {
        return chain.entry(policy, sequence)
                .map(entry -> switch (entry.header().kind()) {
                    case PUBLICATION, CORRECTION -> make(entry);
                    case WITHDRAWAL, KEY -> List.<IssuedDocument.Snapshot>of();
                    case REDACTION -> before(entry.header());
                })
                .orElse(List.of());
    }

    private List<IssuedDocument.Snapshot> before(EntryHeader redaction) {
        return history.headers(redaction.policy()).stream()
                .filter(header -> header.kind().states() && header.sequence() < redaction.sequence())
                .flatMap(header -> make(header.policy(), header.sequence()).stream())
                .toList();
    }

    /// Follows the reconciling of many entries. Told by one thread at a time.
    @FunctionalInterface
    public interface Follower {
        /// @param made a snapshot that is recorded now
        void made(IssuedDocument.Snapshot made);

        /// @param done entries that were looked at
        /// @param all entries there are
        default void at(long done, long all) {}
    }

    /// Makes what is missing for every entry of every policy, one entry after the other.
    ///
    /// @return how many were made
    public int reconcile(Follower follower) {
        return reconcile(1, follower);
    }

    /// The same for several entries at a time. An entry whose snapshot fails holds up no other: the first failure is
    /// thrown at the end, the rest suppressed in it.
    ///
    /// @param workers at most so many entries at a time
    public int reconcile(int workers, Follower follower) {
        List<EntryHeader> entries = chain.policies().stream()
                .flatMap(policy -> history.headers(policy).stream())
                .filter(header -> header.kind().states())
                .toList();
        var failures = new Failures();
        var count = new Counts();
        Workers.each(workers, entries, header -> {
            failures.keep(() -> {
                List<IssuedDocument.Snapshot> made = make(header.policy(), header.sequence());
                synchronized (count) {
                    count.made += made.size();
                    made.forEach(follower::made);
                }
            });
            synchronized (count) {
                follower.at(++count.done, entries.size());
            }
        });
        failures.end();
        return count.made;
    }

    private static final class Counts {
        private int made;
        private long done;
    }

    /// The snapshot of an edition as another maker makes it from what is stored; nothing is stored or recorded.
    ///
    /// @return empty where no such entry states anything in this language
    public Optional<byte[]> anew(PolicyId policy, long sequence, Language language, SealedDocuments maker) {
        return chain.entry(policy, sequence)
                .filter(entry -> entry.header().kind().states())
                .filter(entry -> entry.version().editions().containsKey(language))
                .map(entry -> {
                    Shown shown = shown(entry.version());
                    return made(entry, shown, additions(entry.header(), shown), language, maker);
                });
    }

    private byte[] made(
            Entry entry, Shown shown, @Nullable Additions additions, Language language, SealedDocuments maker) {
        return maker.snapshot(
                entry, checkpoint(entry.header()), shown.version(), additions, language, shown.redaction());
    }

    /// A version as it is to be shown.
    ///
    /// @param redaction the last that ended a name in it
    private record Shown(PolicyVersion version, @Nullable EntryHeader redaction) {
        long after() {
            return redaction == null ? 0 : redaction.sequence();
        }

        DocumentKey.Shelf shelf() {
            return version.namesPersons() ? DocumentKey.Shelf.PERSONAL : DocumentKey.Shelf.PUBLISHED;
        }
    }

    /// A redacted name is not shown, even if its record is still there.
    private Shown shown(PolicyVersion committed) {
        if (committed.persons().isEmpty()) {
            return new Shown(committed, null);
        }
        Redactions redactions = Redactions.of(chain, committed.policy());
        Set<Commitment> ended = redactions.persons();
        List<PersonRecord> records = Persons.of(committed, persons).stream()
                .filter(record -> !ended.contains(record.commitment()))
                .toList();
        return new Shown(
                Persons.shown(committed, records), redactions.last(committed).orElse(null));
    }

    private List<IssuedDocument.Snapshot> make(Entry entry) {
        EntryHeader header = entry.header();
        PolicyVersion committed = entry.version();
        while (true) {
            Shown shown = shown(committed);
            Additions additions = additions(header, shown);
            var made = new ArrayList<IssuedDocument.Snapshot>();
            for (Language language : committed.editions().keySet()) {
                boolean stands = issued.snapshot(header.policy(), header.sequence(), language)
                        .filter(snapshot -> snapshot.redaction() >= shown.after())
                        .isPresent();
                if (!stands) {
                    made.add(make(entry, shown, additions, language));
                }
            }
            if (made.isEmpty()
                    || shown.shelf() == DocumentKey.Shelf.PUBLISHED
                    || shown(committed).after() == shown.after()) {
                return made;
            }
            // Redacted meanwhile: what erased its documents may not have seen these.
            made.forEach(snapshot -> documents.erase(snapshot.key()));
        }
    }

    /// What a correction adds, as it is shown.
    private @Nullable Additions additions(EntryHeader header, Shown shown) {
        return history.corrected(header)
                .map(corrected -> Additions.between(corrected.version(), shown.version()))
                .orElse(null);
    }

    private Checkpoint checkpoint(EntryHeader header) {
        return checkpoints
                .find(header.policy(), header.sequence())
                .map(SignedCheckpoint::checkpoint)
                .orElseThrow(() -> new IllegalStateException("no checkpoint of " + header.policy() + " entry "
                        + header.sequence() + " is signed yet, and its snapshot prints it"));
    }

    private IssuedDocument.Snapshot make(Entry entry, Shown shown, @Nullable Additions additions, Language language) {
        EntryHeader header = entry.header();
        DocumentKey key = DocumentKey.snapshot(shown.shelf(), header, language, shown.after());
        // The record is of what is in the store, whoever made it.
        byte[] stored = MadeOnce.in(documents, key, () -> made(entry, shown, additions, language, sealing));
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of(stored),
                key,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                header.policy(),
                header.sequence(),
                header.effectiveDate(),
                header.revision(),
                language,
                shown.after());
        issued.record(snapshot);
        return snapshot;
    }
}
