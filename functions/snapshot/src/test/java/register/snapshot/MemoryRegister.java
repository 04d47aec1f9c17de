package register.snapshot;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import register.chain.Bytes;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.Snapshots;
import register.documents.DevelopmentCertificate;
import register.documents.PdfDocuments;
import register.documents.Pkcs12SigningKey;
import register.documents.SigningKey;
import register.json.text.JsonText;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Language;
import register.policy.PolicyCodec;
import register.policy.PolicyId;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;

/// A register in memory, for one thread, with real documents.
final class MemoryRegister implements Chain, DocumentStore, IssuedDocuments {
    static final PolicyId POLICY = new PolicyId("example");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-24T10:00:00Z"), ZoneOffset.UTC);

    final List<Entry> entries = new ArrayList<>();
    final Map<String, Bytes> documents = new TreeMap<>();
    final List<IssuedDocument> issued = new ArrayList<>();
    final Snapshots snapshots;
    final SigningKey key;

    /// Writes that fail before the store works again.
    int failing;

    MemoryRegister(Path directory) {
        char[] password = "secret".toCharArray();
        Path file = directory.resolve("seal.p12");
        DevelopmentCertificate.createIfAbsent(file, password, CLOCK);
        key = Pkcs12SigningKey.open(file, password);
        snapshots = new Snapshots(this, this, this, new PdfDocuments(key, CLOCK), JsonText::parse, CLOCK);
    }

    /// Accepts one more version, in two editions.
    void accept() {
        int sequence = entries.size() + 1;
        var editions = new TreeMap<>(Map.of(
                Language.ENGLISH,
                new Edition(EditionStatus.ORIGINAL, "Policy " + sequence, "Example Ltd", List.of()),
                new Language("et"),
                new Edition(EditionStatus.TRANSLATION, "Poliitika", "Example Ltd", List.of())));
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(sequence);
        var version = new PolicyVersion(
                POLICY,
                date,
                DateBasis.EFFECTIVE,
                ZoneOffset.UTC,
                null,
                null,
                editions,
                List.of(),
                RequestChannel.NONE,
                null,
                null);
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        var header = new EntryHeader(
                POLICY,
                sequence,
                EntryKind.PUBLICATION,
                date,
                ZoneOffset.UTC,
                1,
                CLOCK.instant().plusMillis(sequence),
                null,
                content.hash(),
                null);
        entries.add(new Entry(header, content));
    }

    @Override
    public boolean append(Entry entry) {
        return entries.add(entry);
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return Optional.of(entries.getLast().header());
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        throw new UnsupportedOperationException("a snapshot is of an entry");
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return entries.stream()
                .filter(entry ->
                        entry.header().policy().equals(policy) && entry.header().sequence() == sequence)
                .findFirst();
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return entries.stream()
                .map(Entry::header)
                .filter(header -> header.sequence() > afterSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public List<PolicyId> policies() {
        return entries.isEmpty() ? List.of() : List.of(POLICY);
    }

    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        if (failing > 0) {
            failing--;
            throw new IllegalStateException("the store is out of reach");
        }
        return documents.putIfAbsent(key.path(), Bytes.of(content)) == null;
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        return Optional.ofNullable(documents.get(key.path())).map(Bytes::toArray);
    }

    @Override
    public void record(IssuedDocument document) {
        issued.add(document);
    }

    @Override
    public Optional<IssuedDocument> find(Sha256 sha256) {
        return issued.stream()
                .filter(document -> document.sha256().equals(sha256))
                .findFirst();
    }

    @Override
    public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
        return issued.stream()
                .filter(IssuedDocument.Snapshot.class::isInstance)
                .map(IssuedDocument.Snapshot.class::cast)
                .filter(made -> made.policy().equals(policy)
                        && made.sequence() == sequence
                        && made.language().equals(language))
                .findFirst();
    }
}
