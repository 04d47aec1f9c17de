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

/// A policy with its chain fixed at its current end: for answers that take several reads of it, and for those that are
/// cached because they depend only on the whole chain and the day.
public final class PolicyState {
    /// The time after which every read reflects an entry: on AWS "usually within a second" (DynamoDB Developer Guide,
    /// "Read consistency"), with a margin for differing clocks.
    private static final Duration SEEN_BY_ALL = Duration.ofSeconds(5);

    private final Lookup lookup;
    private final Chain chain;
    private final EntryHeader head;
    private final ReadCache memory;

    /// @param lookup of the chain that ends with `head`
    PolicyState(Lookup lookup, Chain chain, EntryHeader head, ReadCache memory) {
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

    /// The version shown on the policy's own page: the one in force, or before there is one, the one announced next.
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

    /// An answer just made.
    ///
    /// @param ofPersons true if any part of it names a person, or once did
    public record Made(Answer answer, boolean ofPersons) {}

    /// The answer to a question about an entry, the policy's whole chain and the day: cached, unless it names persons,
    /// or the chain's last entry is so recent that a read may have missed it.
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
