package register.archive.section;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.archive.file.ItemFiles;
import register.archive.file.RefusedFileException;
import register.archive.section.ArchivedEntry.Sealed;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.log.RightEdge;
import register.log.SignedCheckpoint;
import register.publishing.Erasure;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.PolicyId;

/// The chains: each entry with its checkpoint and its snapshots.
final class HistorySection implements ArchiveSection<ArchivedEntry> {
    private final Announcements announcements;
    private final Chaining chaining = new Chaining();
    private @Nullable RegisterPolicy standing;
    private RightEdge written = RightEdge.EMPTY;

    /// @param announcements receives those of the entries read
    HistorySection(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public String name() {
        return "history";
    }

    /// Up to each policy's head when its turn comes.
    @Override
    public void each(Ports from, Consumer<ArchivedEntry> use) {
        for (PolicyId policy : from.chain().policies()) {
            long last = from.chain().head(policy).map(EntryHeader::sequence).orElse(0L);
            Map<Long, List<IssuedDocument.Snapshot>> snapshots = new HashMap<>();
            for (IssuedDocument.Snapshot snapshot : from.issuedDocuments().snapshots(policy)) {
                snapshots
                        .computeIfAbsent(snapshot.sequence(), _ -> new ArrayList<>())
                        .add(snapshot);
            }
            var ended = new EndedPersons(policy, from);
            var dpaFiles = new HashSet<DocumentKey>();
            for (long sequence = 1; sequence <= last; sequence++) {
                ArchivedEntry entry =
                        read(from, policy, sequence, snapshots.getOrDefault(sequence, List.of()), ended, dpaFiles);
                announcements.add(entry.header());
                use.accept(entry);
            }
        }
    }

    private static ArchivedEntry read(
            Ports from,
            PolicyId policy,
            long sequence,
            List<IssuedDocument.Snapshot> snapshots,
            EndedPersons ended,
            Set<DocumentKey> dpaFiles) {
        String name = policy + " entry " + sequence;
        Entry entry =
                from.chain().entry(policy, sequence).orElseThrow(() -> new IllegalStateException(name + ": lost"));
        DocumentKey dpaKey = ArchivedEntry.dpaKey(entry);
        return new ArchivedEntry(
                entry,
                Personal.of(entry, from, ended::contains),
                dpaKey == null || !dpaFiles.add(dpaKey)
                        ? null
                        : from.documents().get(dpaKey).map(Bytes::of).orElse(null),
                from.checkpoints().find(policy, sequence).orElse(null),
                from.checkpoints().timeStamp(policy, sequence).orElse(null),
                snapshots.stream()
                        .map(record -> new Sealed(
                                record,
                                from.documents()
                                        .get(record.key())
                                        .map(Bytes::of)
                                        .orElseThrow(() -> new IllegalStateException(name + ": its snapshot "
                                                + record.key().path() + " is recorded but missing"))))
                        .toList());
    }

    @Override
    public ItemFiles pack(ArchivedEntry item) {
        return EntryFiles.pack(item);
    }

    @Override
    public ArchivedEntry prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        ArchivedEntry item = EntryFiles.unpack(files);
        chaining.next(item.entry(), item.checkpoint());
        announcements.add(item.header());
        return item;
    }

    @Override
    public void count(ArchivedEntry item, ItemCounter tally) {
        tally.add("entries", 1);
        tally.add("checkpoints", item.checkpoint() == null ? 0 : 1);
        tally.add("timeStamps", item.stamp() == null ? 0 : 1);
        tally.add("snapshots", item.snapshots().size());
        tally.add("dpaFiles", item.dpaFile() == null ? 0 : 1);
        tally.add("persons", item.personal().records().size());
        tally.head(item.header());
    }

    @Override
    public Optional<String> origin(ArchivedEntry item) {
        return Optional.ofNullable(item.checkpoint())
                .map(signed -> signed.checkpoint().origin());
    }

    @Override
    public void compare(ArchivedEntry item, Ports with) {
        standing(item.header().policy(), with).compare(item, with);
    }

    /// The records of persons, the DPA, the PDFs and the checkpoint come before the entry, so that other processes
    /// that see it need not sign it or make its snapshots. Omits data about persons who have since been redacted in
    /// the register.
    @Override
    public void write(ArchivedEntry item, Ports to) {
        EntryHeader header = item.header();
        written = (header.sequence() == 1 ? RightEdge.EMPTY : written).plus(header.hash());
        long redacted = item.isPersonal() ? standing(header.policy(), to).redacted(Personal.persons(item.entry())) : 0;
        List<Sealed> snapshots = item.snapshots().stream()
                .filter(one -> !one.isPersonal() || one.record().redaction() >= redacted)
                .toList();
        Personal personal = redacted > 0 ? Personal.NOTHING : item.personal();
        if (header.kind() != EntryKind.WITHDRAWAL) {
            DocumentKey content = DocumentKey.content(header.policy(), header.contentHash());
            Stored.put(to.documents(), content, item.entry().content());
        }
        personal.records().forEach(to.persons()::put);
        Bytes source = personal.source();
        if (source != null) {
            Stored.put(to.documents(), DocumentKey.personalSource(header.policy(), header.contentHash()), source);
        }
        putDpaFile(item, to);
        for (Sealed sealed : snapshots) {
            Stored.put(to.documents(), sealed.key(), sealed.pdf());
        }
        record(item, to);
        append(item, to.chain());
        if (header.kind() == EntryKind.REDACTION) {
            erase(header.policy(), to);
        }
        // Stored again, because until the entry existed they belonged to none and may have been erased as abandoned.
        personal.records().forEach(to.persons()::put);
        putDpaFile(item, to);
        for (Sealed sealed : snapshots) {
            to.issuedDocuments().record(sealed.record());
        }
    }

    private static void putDpaFile(ArchivedEntry item, Ports to) {
        Bytes dpa = item.dpaFile();
        if (dpa != null) {
            Stored.put(to.documents(), DocumentKey.dpaFile(item.header().policy(), dpa.hash()), dpa);
        }
    }

    /// Erases an earlier import's data about persons whom this one redacts.
    private static void erase(PolicyId policy, Ports from) {
        Erasure erasure = new Register(from, Clock.systemUTC()).erasure();
        var _ = erasure.of(policy);
    }

    private static void append(ArchivedEntry item, Chain chain) {
        if (!chain.append(item.entry())) {
            EntryHeader header = item.header();
            Optional<EntryHeader> there = chain.headers(header.policy(), header.sequence() - 1, 1).stream()
                    .findFirst();
            if (!there.equals(Optional.of(header))) {
                throw new ConflictingRegisterException(
                        item.name(),
                        "another entry was published meanwhile; the entries before it match the " + "archive");
            }
        }
    }

    private void record(ArchivedEntry item, Ports to) {
        EntryHeader header = item.header();
        SignedCheckpoint checkpoint = item.checkpoint();
        if (checkpoint != null) {
            SignedCheckpoint stands =
                    to.checkpoints().record(checkpoint, written.completed()).orElse(checkpoint);
            RegisterPolicy.requireSame(item, stands.checkpoint(), checkpoint);
            TimeStamp stamp = item.stamp();
            // If the register signed its own checkpoint meanwhile, this stamp belongs to another one.
            if (stamp != null && stands.imprint().equals(stamp.imprint())) {
                var _ = to.checkpoints().stamp(header.policy(), header.sequence(), stamp);
            }
        }
    }

    private RegisterPolicy standing(PolicyId policy, Ports with) {
        RegisterPolicy known = standing;
        if (known == null || !known.isOf(policy)) {
            known = new RegisterPolicy(policy, with);
            standing = known;
        }
        return known;
    }
}
