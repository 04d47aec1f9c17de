package register.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Checkpoint;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Sha256;
import register.json.Json;
import register.policy.Additions;
import register.policy.Language;
import register.policy.PolicyCodec;
import register.policy.PolicyId;
import register.policy.PolicyVersion;

/// Sees to it that every edition of every accepted entry has its snapshot. Every step can be repeated.
public final class Snapshots {
    private final Chain chain;
    private final History history;
    private final DocumentStore documents;
    private final IssuedDocuments issued;
    private final SealedDocuments sealing;
    private final ContentReader reader;
    private final Clock clock;

    /// Parses the canonical JSON of an entry.
    public interface ContentReader {
        Json parse(byte[] canonicalJson);
    }

    public Snapshots(
            Chain chain,
            DocumentStore documents,
            IssuedDocuments issued,
            SealedDocuments sealing,
            ContentReader reader,
            Clock clock) {
        this.chain = chain;
        this.history = new History(chain, clock);
        this.documents = documents;
        this.issued = issued;
        this.sealing = sealing;
        this.reader = reader;
        this.clock = clock;
    }

    /// Makes what is missing for one entry.
    ///
    /// @return the snapshots made now; none for a withdrawal, nor where there is no such entry
    public List<IssuedDocument.Snapshot> make(PolicyId policy, long sequence) {
        return chain.entry(policy, sequence)
                .filter(entry -> entry.header().kind() != EntryKind.WITHDRAWAL)
                .map(this::make)
                .orElse(List.of());
    }

    /// Makes what is missing for every entry of every policy. An entry whose snapshot fails holds up no other: the
    /// first failure is thrown at the end, the rest suppressed in it.
    ///
    /// @param made told of each snapshot once it is recorded
    /// @return how many were made
    public int reconcile(Consumer<IssuedDocument.Snapshot> made) {
        int count = 0;
        var failures = new ArrayList<RuntimeException>();
        for (PolicyId policy : chain.policies()) {
            for (EntryHeader header : history.headers(policy)) {
                try {
                    List<IssuedDocument.Snapshot> snapshots = make(policy, header.sequence());
                    snapshots.forEach(made);
                    count += snapshots.size();
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return count;
    }

    private List<IssuedDocument.Snapshot> make(Entry entry) {
        PolicyVersion version = version(entry);
        @Nullable
        Additions additions = history.corrected(entry.header())
                .map(corrected -> Additions.between(version(corrected), version))
                .orElse(null);
        var made = new ArrayList<IssuedDocument.Snapshot>();
        for (Language language : version.editions().keySet()) {
            EntryHeader header = entry.header();
            if (issued.snapshot(header.policy(), header.sequence(), language).isEmpty()) {
                made.add(make(header, version, additions, language));
            }
        }
        return made;
    }

    private PolicyVersion version(Entry entry) {
        return PolicyCodec.decode(reader.parse(entry.content().toArray()));
    }

    private Checkpoint checkpoint(EntryHeader header) {
        EntryHeader first = header.sequence() == 1
                ? header
                : chain.headers(header.policy(), 0, 1).getFirst();
        return Checkpoint.of(first, header);
    }

    private IssuedDocument.Snapshot make(
            EntryHeader header, PolicyVersion version, @Nullable Additions additions, Language language) {
        DocumentKey key = DocumentKey.snapshot(header, language);
        // The record is of what lies in the store, whoever made it.
        byte[] stored = MadeOnce.in(
                documents, key, () -> sealing.snapshot(header, checkpoint(header), version, additions, language));
        var snapshot = new IssuedDocument.Snapshot(
                Sha256.of(stored),
                key,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                header.policy(),
                header.sequence(),
                header.effectiveDate(),
                header.revision(),
                language);
        issued.record(snapshot);
        return snapshot;
    }
}
