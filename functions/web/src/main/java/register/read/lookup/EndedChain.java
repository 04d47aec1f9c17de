package register.read.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.value.PolicyId;

/// A policy's chain as it was when `end` was its last entry, so that an answer that takes several reads is consistent,
/// whatever is appended meanwhile. Recorded instants increase along a chain, so all entries up to `end` were known
/// when it was recorded. Other policies' chains are unchanged.
record EndedChain(Chain chain, EntryHeader end) implements Chain {

    @Override
    public boolean append(Entry entry) {
        throw new UnsupportedOperationException("a chain to read");
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return isOf(policy) ? Optional.of(end) : chain.head(policy);
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        boolean later = isOf(policy) && knownAt.isAfter(end.recordedAt());
        return chain.latest(policy, date, later ? end.recordedAt() : knownAt);
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return isOf(policy) && sequence > end.sequence() ? Optional.empty() : chain.entry(policy, sequence);
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        List<EntryHeader> headers = chain.headers(policy, afterSequence, limit);
        return isOf(policy)
                ? headers.stream()
                        .filter(header -> header.sequence() <= end.sequence())
                        .toList()
                : headers;
    }

    @Override
    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        if (!isOf(policy)) {
            return chain.dated(policy, way, limit);
        }
        var all = new ArrayList<EntryHeader>();
        DateWalk left = way;
        while (all.size() < limit) {
            List<EntryHeader> page = chain.dated(policy, left, limit);
            page.stream()
                    .filter(header -> header.sequence() <= end.sequence())
                    .limit(limit - all.size())
                    .forEach(all::add);
            if (page.size() < limit) {
                break;
            }
            left = left.beyond(page.getLast());
        }
        return List.copyOf(all);
    }

    @Override
    public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
        return chain.summaries(after, limit);
    }

    @Override
    public List<PolicyId> policies() {
        return chain.policies();
    }

    private boolean isOf(PolicyId policy) {
        return end.policy().equals(policy);
    }
}
