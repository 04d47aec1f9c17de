package register.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.value.PolicyId;

/// The simplest implementation of the port: a map, searched completely.
public final class MemoryChain implements Chain {
    private final Map<PolicyId, ConcurrentSkipListMap<Long, Entry>> entries = new TreeMap<>();

    @Override
    public synchronized boolean append(Entry entry) {
        return entries.computeIfAbsent(entry.header().policy(), _ -> new ConcurrentSkipListMap<>())
                        .putIfAbsent(entry.header().sequence(), entry)
                == null;
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return all(policy).stream().reduce((_, last) -> last).map(Entry::header);
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        return all(policy).stream()
                .filter(entry -> entry.header().kind().isOfADate()
                        && !entry.header().effectiveDate().isAfter(date)
                        && !entry.header().recordedAt().isAfter(knownAt))
                .max(Comparator.comparing((Entry entry) -> entry.header().effectiveDate())
                        .thenComparingLong(entry -> entry.header().sequence()));
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return all(policy).stream()
                .filter(entry -> entry.header().sequence() == sequence)
                .findFirst();
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return all(policy).stream()
                .map(Entry::header)
                .filter(header -> header.sequence() > afterSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        Comparator<EntryHeader> order =
                Comparator.comparing(EntryHeader::effectiveDate).thenComparingLong(EntryHeader::sequence);
        return all(policy).stream()
                .map(Entry::header)
                .filter(header -> header.kind().isOfADate() && passes(way, header))
                .sorted(way.earlier() ? order.reversed() : order)
                .limit(limit)
                .toList();
    }

    private static boolean passes(DateWalk way, EntryHeader header) {
        int dates = header.effectiveDate().compareTo(way.date());
        int off = dates == 0 ? Long.compare(header.sequence(), way.sequence()) : dates;
        return way.earlier() ? off < 0 : off > 0;
    }

    /// Made like a reader that knows only the day of the last entry.
    @Override
    public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
        return policies().stream()
                .filter(policy -> after == null || policy.compareTo(after) > 0)
                .limit(limit)
                .flatMap(policy -> head(policy).stream())
                .map(head -> PolicySummary.read(this, head, LocalDate.ofInstant(head.recordedAt(), head.timeZone())))
                .toList();
    }

    @Override
    public synchronized List<PolicyId> policies() {
        return List.copyOf(entries.keySet());
    }

    private synchronized List<Entry> all(PolicyId policy) {
        return List.copyOf(
                entries.getOrDefault(policy, new ConcurrentSkipListMap<>()).values());
    }
}
