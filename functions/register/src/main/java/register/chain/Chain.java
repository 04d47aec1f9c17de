package register.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Keeps the entries of each policy: append-only, durable once `append` returned true.
public interface Chain {

    /// Appends the entry unless its policy already has one with its sequence: one conditional write, the sole commit
    /// point of everything that is accepted. The policy's summary is written with it.
    ///
    /// @return whether this entry is now in the chain; false when another one took its sequence
    boolean append(Entry entry);

    /// The last entry's header. Sees every append that returned before this call, from any process.
    Optional<EntryHeader> head(PolicyId policy);

    /// Of the entries that say something of a date, on or before `date`, and were recorded at or before `knownAt`, the
    /// one with the highest effective date, and of that date's the last. One read for any number of entries.
    Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt);

    Optional<Entry> entry(PolicyId policy, long sequence);

    /// Headers in ascending sequence, those after `afterSequence`, at most `limit`.
    List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit);

    /// Headers of entries that say something of a date, in the order in which the way passes them, at most `limit`.
    /// One read for any number of entries.
    List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit);

    /// What an index says of policies with at least one entry, in order of their ids: those after this one, or all; at
    /// most `limit`. One read for any number of entries and of policies.
    List<PolicySummary> summaries(@Nullable PolicyId after, int limit);

    /// Policies with at least one entry, in order of their ids.
    List<PolicyId> policies();
}
