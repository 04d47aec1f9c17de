package register.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.log.Checkpoint;
import register.log.SignedCheckpoint;
import register.person.PersonRecords;
import register.policy.PolicyVersion;
import register.transparency.CheckpointLog;
import register.value.Failures;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Makes a snapshot of every edition of every accepted entry, and after a redaction one without the name. Snapshots
/// that name a natural person are stored where they can be erased. Every step can be repeated.
public final class Snapshots {
    private final Chain chain;
    private final History history;
    private final CheckpointLog checkpoints;
    private final DocumentStore documents;
    private final IssuedDocuments issued;
    private final SnapshotTexts texts;
    private final SealedDocuments sealing;
    private final Presentation presentation;
    private final Clock clock;

    /// @param presentation of new snapshots
    public Snapshots(
            Chain chain,
            CheckpointLog checkpoints,
            DocumentStore documents,
            IssuedDocuments issued,
            PersonRecords persons,
            SealedDocuments sealing,
            Presentation presentation,
            Clock clock) {
        this.chain = chain;
        this.history = new History(chain, clock);
        this.checkpoints = checkpoints;
        this.documents = documents;
        this.issued = issued;
        this.texts = new SnapshotTexts(chain, persons);
        this.sealing = sealing;
        this.presentation = presentation;
        this.clock = clock;
    }

    /// Makes the missing snapshots of one entry; for a redaction, those of the entries before it.
    ///
    /// @return the new snapshots; none if the entry has no version or does not exist
    public List<IssuedDocument.Snapshot> make(PolicyId policy, long sequence) {
        return chain.entry(policy, sequence)
                .map(entry -> switch (entry.header().kind()) {
                    case PUBLICATION, CORRECTION -> make(entry);
                    case WITHDRAWAL, KEY, NOTICE -> List.<IssuedDocument.Snapshot>of();
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

    /// Receives the progress of a reconciliation, from one thread at a time.
    @FunctionalInterface
    public interface Follower {
        /// @param made a newly recorded snapshot
        void made(IssuedDocument.Snapshot made);

        /// @param done the number of entries checked
        /// @param all the total number of entries
        default void at(long done, long all) {}

        /// @param missing the number of entries, of all, whose snapshots could not be made
        default void checked(long missing) {}
    }

    /// Makes the missing snapshots of all policies, one entry after the other.
    ///
    /// @return the number made
    public int reconcile(Follower follower) {
        return reconcile(1, follower);
    }

    public int reconcile(int workers, Follower follower) {
        return reconcile(chain.policies(), workers, follower);
    }

    /// Makes the missing snapshots of some policies, several entries at a time. If one entry fails, the others
    /// continue:
    /// the first failure is thrown at the end, the rest suppressed in it.
    ///
    /// @param workers the maximum number of entries at a time
    public int reconcile(Collection<PolicyId> policies, int workers, Follower follower) {
        List<EntryHeader> entries = policies.stream()
                .flatMap(policy -> history.headers(policy).stream())
                .filter(header -> header.kind().states())
                .toList();
        var failures = new Failures();
        var count = new Counts();
        ParallelWork.each(workers, entries, header -> {
            failures.keep(() -> {
                List<IssuedDocument.Snapshot> made = make(header.policy(), header.sequence());
                synchronized (count) {
                    count.made += made.size();
                    count.whole++;
                    made.forEach(follower::made);
                }
            });
            synchronized (count) {
                follower.at(++count.done, entries.size());
            }
        });
        follower.checked(entries.size() - count.whole);
        failures.end();
        return count.made;
    }

    private static final class Counts {
        private int made;
        private long whole;
        private long done;
    }

    /// An edition's snapshot, made again by another maker from the stored data; nothing is stored or recorded.
    ///
    /// @param like the record whose presentation is used
    /// @return empty if there is no such entry with a version in this language
    public Optional<byte[]> anew(IssuedDocument.Snapshot like, SealedDocuments maker) {
        return chain.entry(like.policy(), like.sequence())
                .filter(entry -> entry.header().kind().states())
                .filter(entry -> entry.version().editions().containsKey(like.language()))
                .map(entry -> {
                    SnapshotTexts.Stated stated = texts.stated(entry.header(), texts.shown(entry.version()));
                    return made(entry, stated.in(like.language(), like.presentation()), maker);
                });
    }

    private byte[] made(Entry entry, SnapshotText text, SealedDocuments maker) {
        return maker.snapshot(text, entry.content(), checkpoint(entry.header()));
    }

    private List<IssuedDocument.Snapshot> make(Entry entry) {
        EntryHeader header = entry.header();
        PolicyVersion committed = entry.version();
        while (true) {
            SnapshotTexts.ShownVersion shown = texts.shown(committed);
            List<Language> missing = committed.editions().keySet().stream()
                    .filter(language -> !stands(header, language, shown))
                    .toList();
            if (missing.isEmpty()) {
                return List.of();
            }
            SnapshotTexts.Stated stated = texts.stated(header, shown);
            List<IssuedDocument.Snapshot> made = missing.stream()
                    .map(language -> make(entry, stated, language))
                    .toList();
            if (shown.shelf() == DocumentKey.Shelf.PUBLISHED
                    || texts.shown(committed).after() == shown.after()) {
                return made;
            }
            // Redacted meanwhile: the erasure may have missed these documents.
            made.forEach(snapshot -> documents.erase(snapshot.key()));
        }
    }

    private boolean stands(EntryHeader header, Language language, SnapshotTexts.ShownVersion shown) {
        return issued.snapshot(header.policy(), header.sequence(), language)
                .filter(snapshot -> snapshot.redaction() >= shown.after())
                .isPresent();
    }

    private Checkpoint checkpoint(EntryHeader header) {
        return checkpoints
                .find(header.policy(), header.sequence())
                .map(SignedCheckpoint::checkpoint)
                .orElseThrow(() -> new IllegalStateException("no checkpoint of " + header.policy() + " entry "
                        + header.sequence() + " is signed yet, and its snapshot prints it"));
    }

    private IssuedDocument.Snapshot make(Entry entry, SnapshotTexts.Stated stated, Language language) {
        EntryHeader header = entry.header();
        DocumentKey key = DocumentKey.snapshot(
                stated.shown().shelf(), header, language, stated.shown().after());
        // The record describes the stored bytes, whoever made them and with whatever settings.
        byte[] stored = WriteOnce.in(documents, key, () -> made(entry, stated.in(language, presentation), sealing));
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of(stored),
                key,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                header.policy(),
                header.sequence(),
                header.effectiveDate(),
                header.revision(),
                language,
                stated.shown().after(),
                sealing.presentation(stored));
        issued.record(snapshot);
        return snapshot;
    }
}
