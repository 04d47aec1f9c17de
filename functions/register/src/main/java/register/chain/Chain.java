package register.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Stores the entries of each policy: append-only, durable once `append` has returned true.
public interface Chain {

    /// Appends the entry unless its policy already has one with its sequence: one conditional write, the only commit
    /// point for anything accepted. Also writes the policy's summary.
    ///
    /// @return true if this entry is now in the chain; false if another one took its sequence
    boolean append(Entry entry);

    /// The last entry's header. Reflects every append that returned before this call, in any process.
    Optional<EntryHeader> head(PolicyId policy);

    /// The entry with the highest effective date, and for that date the last, among those dated on or before `date`
    /// and recorded at or before `knownAt`. Undated entries are skipped. One read for any number of entries.
    Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt);

    Optional<Entry> entry(PolicyId policy, long sequence);

    /// At most `limit` headers after `afterSequence`, in ascending sequence.
    List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit);

    /// At most `limit` headers of dated entries, in the order of the walk. One read for any number of entries.
    List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit);

    /// Of the first `examined` entries dated after `date`, in the order of their dates, those recorded at or before
    /// `knownAt`. An engine may skip the others unread: for a past date they are usually all of them.
    default List<EntryHeader> datedAfter(PolicyId policy, LocalDate date, Instant knownAt, int examined) {
        return dated(policy, DateWalk.after(date), examined).stream()
                .filter(header -> !header.recordedAt().isAfter(knownAt))
                .toList();
    }

    /// At most `limit` index rows of policies with at least one entry, ordered by id, after the given one or from
    /// the start. One read for any number of entries and policies.
    List<PolicySummary> summaries(@Nullable PolicyId after, int limit);

    /// The policies with at least one entry, ordered by id.
    List<PolicyId> policies();
}
