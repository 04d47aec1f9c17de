package register.read.lookup;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.read.http.Answer;
import register.read.http.ProblemType;
import register.read.http.Refusal;

/// A policy as it was when its chain ended where it ends now: for answers that take several reads of it, and for those
/// that are kept because they follow from a whole chain and the day.
public final class StillPolicy {
    /// How soon every read of an engine sees what its head tells: on AWS "usually within a second" (DynamoDB Developer
    /// Guide, "Read consistency"), with room for clocks that differ.
    private static final Duration SEEN_BY_ALL = Duration.ofSeconds(5);

    private final Lookup lookup;
    private final Chain chain;
    private final EntryHeader head;
    private final Memory memory;

    /// @param lookup of the chain, which ends with `head`
    StillPolicy(Lookup lookup, Chain chain, EntryHeader head, Memory memory) {
        this.lookup = lookup;
        this.chain = chain;
        this.head = head;
        this.memory = memory;
    }

    public Lookup lookup() {
        return lookup;
    }

    public EntryHeader head() {
        return head;
    }

    public LocalDate today() {
        return lookup.history().today(head.timeZone());
    }

    /// What the policy's own page is of: the version in force; where none is yet, the one announced next.
    public StatedEntry current() {
        String day = today().toString();
        EntryHeader known = memory.current(head, day);
        StatedEntry stated = known == null ? null : memory.stated(known);
        if (stated != null) {
            return stated;
        }
        Entry entry = lookup.history()
                .inForce(head.policy(), null, null)
                .or(this::next)
                .orElseThrow(() -> Refusal.of(ProblemType.NOTHING_IN_FORCE, "no version of this policy is in force"));
        if (isSeenByAll()) {
            memory.keepCurrent(head, day, entry.header());
        }
        return memory.stated(entry);
    }

    private Optional<Entry> next() {
        return lookup.history().announced(head.policy(), 1).stream()
                .findFirst()
                .flatMap(header -> chain.entry(header.policy(), header.sequence()));
    }

    /// An answer as it was made.
    ///
    /// @param ofPersons whether something that it says names somebody, or once did
    public record Made(Answer answer, boolean ofPersons) {}

    /// The answer that follows from an entry, the policy's whole chain, the day and a question: kept, unless it is of
    /// persons, or the chain's last entry is so new that a read may have missed it.
    ///
    /// @param of the entry that it is about
    public Answer kept(EntryHeader of, String question, Supplier<Made> make) {
        String whole = question + " " + today() + " " + head.hash();
        Answer known = memory.known(of, whole);
        if (known != null) {
            return known;
        }
        Made made = make.get();
        return made.ofPersons() || !isSeenByAll() ? made.answer() : memory.kept(of, whole, made.answer());
    }

    private boolean isSeenByAll() {
        return !head.recordedAt().isAfter(lookup.now().minus(SEEN_BY_ALL));
    }
}
