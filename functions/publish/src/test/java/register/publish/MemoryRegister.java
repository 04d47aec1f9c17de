package register.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.chain.Bytes;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.policy.PolicyId;
import register.publishing.Publishing;

/// A register in memory, for one thread, on a fixed day.
final class MemoryRegister implements Chain, DocumentStore {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    final List<Entry> entries = new ArrayList<>();
    final Map<DocumentKey, Bytes> documents = new HashMap<>();
    final Publishing publishing = new Publishing(this, this, CLOCK);

    @Override
    public boolean append(Entry entry) {
        return entries.add(entry);
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return of(policy).stream().reduce((_, last) -> last).map(Entry::header);
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
        return entries.stream()
                .map(entry -> entry.header().policy())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public boolean putIfAbsent(DocumentKey key, byte[] content) {
        return documents.putIfAbsent(key, Bytes.of(content)) == null;
    }

    @Override
    public Optional<byte[]> get(DocumentKey key) {
        return Optional.ofNullable(documents.get(key)).map(Bytes::toArray);
    }

    private List<Entry> of(PolicyId policy) {
        return entries.stream()
                .filter(entry -> entry.header().policy().equals(policy))
                .toList();
    }
}
