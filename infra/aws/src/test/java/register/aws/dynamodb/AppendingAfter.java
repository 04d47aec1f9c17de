package register.aws.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.value.PolicyId;

/// A chain with a check before each append.
record AppendingAfter(Chain chain, Runnable check) implements Chain {
    @Override
    public boolean append(Entry entry) {
        check.run();
        return chain.append(entry);
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return chain.head(policy);
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        return chain.latest(policy, date, knownAt);
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return chain.entry(policy, sequence);
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return chain.headers(policy, afterSequence, limit);
    }

    @Override
    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        return chain.dated(policy, way, limit);
    }

    @Override
    public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
        return chain.summaries(after, limit);
    }

    @Override
    public List<PolicyId> policies() {
        return chain.policies();
    }
}
