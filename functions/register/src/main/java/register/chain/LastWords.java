package register.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// The current entry for each date along a walk, as known at an instant; reads pages of the chain only as far as
/// needed. A backwards walk skips a date's earlier entries.
final class LastWords {
    private static final int LARGEST_PAGE = 256;

    private final Chain chain;
    private final PolicyId policy;
    private final Instant knownAt;
    private DateWalk left;
    private List<EntryHeader> page = List.of();
    private int at;
    private int size;
    private boolean ended;
    private @Nullable LocalDate last;

    /// @param expected the number of entries to read first
    LastWords(Chain chain, PolicyId policy, DateWalk way, Instant knownAt, int expected) {
        this.chain = chain;
        this.policy = policy;
        this.left = way;
        this.knownAt = knownAt;
        this.size = Math.clamp(expected, 1, LARGEST_PAGE);
    }

    /// @return null after the last one
    @Nullable
    EntryHeader next() {
        EntryHeader word = take();
        while (word != null && left.earlier() && word.effectiveDate().equals(last)) {
            word = take();
        }
        if (word == null) {
            return null;
        }
        last = word.effectiveDate();
        while (!left.earlier()) {
            EntryHeader later = peek();
            if (later == null || !later.effectiveDate().equals(last)) {
                return word;
            }
            word = later;
            at++;
        }
        return word;
    }

    private @Nullable EntryHeader take() {
        EntryHeader header = peek();
        at++;
        return header;
    }

    private @Nullable EntryHeader peek() {
        while (true) {
            while (at < page.size()) {
                EntryHeader header = page.get(at);
                if (!header.recordedAt().isAfter(knownAt)) {
                    return header;
                }
                at++;
            }
            if (ended) {
                return null;
            }
            page = chain.dated(policy, left, size);
            at = 0;
            ended = page.size() < size;
            size = Math.min(size * 4, LARGEST_PAGE);
            if (!page.isEmpty()) {
                left = beyond(page.getLast());
            }
        }
    }

    /// If the page ends within a date whose current entry is known, the rest of that date is not read.
    private DateWalk beyond(EntryHeader end) {
        boolean known = left.earlier() && (end.effectiveDate().equals(last) || isWithin(end.effectiveDate()));
        return known ? DateWalk.before(end.effectiveDate()) : left.beyond(end);
    }

    private boolean isWithin(LocalDate date) {
        return page.stream()
                .anyMatch(header -> header.effectiveDate().equals(date)
                        && !header.recordedAt().isAfter(knownAt));
    }
}
