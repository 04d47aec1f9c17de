package register.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.DpaRequest;
import register.request.Reference;
import register.request.RequestLog;

/// The ports of the intake in memory, each atomic as its contract says.
public final class MemoryPorts {
    private MemoryPorts() {}

    public static final class Requests implements RequestLog {
        public final Map<Reference, DpaRequest> records = new ConcurrentHashMap<>();

        @Override
        public boolean open(DpaRequest request) {
            return records.putIfAbsent(request.reference(), request) == null;
        }

        @Override
        public Optional<DpaRequest> find(Reference reference) {
            return Optional.ofNullable(records.get(reference));
        }

        @Override
        public boolean replace(DpaRequest request) {
            boolean[] replaced = {false};
            records.computeIfPresent(request.reference(), (_, current) -> {
                replaced[0] = current.revision() == request.revision() - 1;
                return replaced[0] ? request : current;
            });
            return replaced[0];
        }

        @Override
        public List<DpaRequest> newest(int limit) {
            return records.values().stream()
                    .sorted(Comparator.comparing(DpaRequest::receivedAt).reversed())
                    .limit(limit)
                    .toList();
        }
    }

    public static final class Documents implements DocumentStore {
        public final Map<DocumentKey, byte[]> stored = new ConcurrentHashMap<>();

        @Override
        public boolean putIfAbsent(DocumentKey key, byte[] content) {
            return stored.putIfAbsent(key, content.clone()) == null;
        }

        @Override
        public Optional<byte[]> get(DocumentKey key) {
            return Optional.ofNullable(stored.get(key)).map(byte[]::clone);
        }
    }

    public static final class Issued implements IssuedDocuments {
        public final Map<Sha256, IssuedDocument> records = new ConcurrentHashMap<>();

        @Override
        public void record(IssuedDocument document) {
            records.putIfAbsent(document.sha256(), document);
        }

        @Override
        public Optional<IssuedDocument> find(Sha256 sha256) {
            return Optional.ofNullable(records.get(sha256));
        }

        @Override
        public Optional<IssuedDocument.Snapshot> snapshot(PolicyId policy, long sequence, Language language) {
            return Optional.empty();
        }
    }

    public static final class Entries implements Chain {
        private final List<Entry> entries = new CopyOnWriteArrayList<>();

        @Override
        public synchronized boolean append(Entry entry) {
            EntryHeader header = entry.header();
            return entry(header.policy(), header.sequence()).isEmpty() && entries.add(entry);
        }

        @Override
        public Optional<EntryHeader> head(PolicyId policy) {
            return of(policy).stream().map(Entry::header).max(Comparator.comparingLong(EntryHeader::sequence));
        }

        @Override
        public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
            return of(policy).stream()
                    .filter(entry -> !entry.header().effectiveDate().isAfter(date)
                            && !entry.header().recordedAt().isAfter(knownAt))
                    .max(Comparator.comparing((Entry entry) -> entry.header().effectiveDate())
                            .thenComparingLong(entry -> entry.header().sequence()));
        }

        @Override
        public Optional<Entry> entry(PolicyId policy, long sequence) {
            return of(policy).stream()
                    .filter(entry -> entry.header().sequence() == sequence)
                    .findFirst();
        }

        @Override
        public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
            return of(policy).stream()
                    .map(Entry::header)
                    .filter(header -> header.sequence() > afterSequence)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<PolicyId> policies() {
            return new ArrayList<>(entries)
                    .stream()
                            .map(entry -> entry.header().policy())
                            .distinct()
                            .sorted()
                            .toList();
        }

        private List<Entry> of(PolicyId policy) {
            return entries.stream()
                    .filter(entry -> entry.header().policy().equals(policy))
                    .toList();
        }
    }
}
