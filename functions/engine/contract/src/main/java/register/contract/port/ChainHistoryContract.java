package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.contract.world.Fictitious;
import register.contract.world.UnderContract;
import register.value.PolicyId;

/// `Chain.latest`: what stood for a date, as known at an instant.
public interface ChainHistoryContract extends UnderContract {

    /// How many random questions are asked of each of ten random chains; fewer where each answer takes long.
    default int questions() {
        return 300;
    }

    @Test
    @DisplayName("invariant 4: the latest entry equals the one found by looking at all, in many random questions")
    default void latestEqualsBruteForce() {
        for (int seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            List<EntryHeader> headers = randomChain(engine().chain(), new PolicyId("random-" + seed), random);
            for (int question = 0; question < questions(); question++) {
                PolicyId policy = headers.getFirst().policy();
                LocalDate date = ChainContract.DAY.plusDays(random.nextInt(-2, 14));
                Instant knownAt =
                        headers.get(random.nextInt(headers.size())).recordedAt().plusMillis(random.nextInt(-1, 2));
                assertEquals(
                        bruteForce(headers, date, knownAt),
                        engine().chain().latest(policy, date, knownAt).map(Entry::header),
                        "seed " + seed + ", " + date + " as known at " + knownAt);
            }
        }
    }

    @Test
    @DisplayName(
            "invariant 4: the entries that say something of a date can be walked by date, both ways, from anywhere")
    default void walksByDate() {
        Comparator<EntryHeader> order =
                Comparator.comparing(EntryHeader::effectiveDate).thenComparingLong(EntryHeader::sequence);
        for (int seed = 11; seed <= 14; seed++) {
            var random = new Random(seed);
            Chain chain = engine().chain();
            List<EntryHeader> headers = randomChain(chain, new PolicyId("walked-" + seed), random);
            PolicyId policy = headers.getFirst().policy();
            List<EntryHeader> dated = headers.stream()
                    .filter(header -> header.kind().isOfADate())
                    .sorted(order)
                    .toList();
            for (int limit : List.of(1, 4, 100)) {
                assertEquals(dated.reversed(), walked(chain, policy, DateWalk.fromTheLast(), limit));
                assertEquals(dated, walked(chain, policy, DateWalk.after(LocalDate.MIN), limit));
            }
            for (int question = 0; question < questions() / 10; question++) {
                EntryHeader from = headers.get(random.nextInt(headers.size()));
                LocalDate date = from.effectiveDate().plusDays(random.nextInt(-1, 2));
                assertEquals(
                        dated.stream()
                                .filter(header -> header.effectiveDate().isBefore(date))
                                .sorted(order.reversed())
                                .limit(3)
                                .toList(),
                        chain.dated(policy, DateWalk.before(date), 3));
                assertEquals(
                        dated.stream()
                                .filter(header -> order.compare(header, from) > 0)
                                .limit(3)
                                .toList(),
                        chain.dated(policy, new DateWalk(from.effectiveDate(), from.sequence(), false), 3));
            }
        }
        assertEquals(List.of(), engine().chain().dated(new PolicyId("another"), DateWalk.fromTheLast(), 9));
        assertEquals(List.of(), engine().chain().dated(ChainContract.POLICY, DateWalk.after(LocalDate.MAX), 9));
        assertEquals(List.of(), engine().chain().dated(ChainContract.POLICY, DateWalk.before(LocalDate.MIN), 9));
    }

    private static List<EntryHeader> walked(Chain chain, PolicyId policy, DateWalk way, int limit) {
        var walked = new ArrayList<EntryHeader>();
        List<EntryHeader> page = chain.dated(policy, way, limit);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= limit);
            walked.addAll(page);
            page = chain.dated(policy, way.beyond(page.getLast()), limit);
        }
        return walked;
    }

    @Test
    @DisplayName("invariant 4: both limits are inclusive, to the day and to the millisecond")
    default void limitsAreInclusive() {
        Chain chain = engine().chain();
        PolicyId policy = ChainContract.POLICY;
        LocalDate day = ChainContract.DAY;
        Instant noon = ChainContract.NOON;
        Entry first = Fictitious.first(policy, day, noon, "first");
        Entry correction = Fictitious.next(first.header(), EntryKind.CORRECTION, day, noon.plusMillis(1), "second");
        assertTrue(chain.append(first));
        assertTrue(chain.append(correction));
        assertEquals(Optional.empty(), chain.latest(policy, day.minusDays(1), History.EVER));
        assertEquals(Optional.empty(), chain.latest(policy, day, noon.minusMillis(1)));
        assertEquals(Optional.empty(), chain.latest(policy, day, noon.minusNanos(1)));
        assertEquals(Optional.of(first), chain.latest(policy, day, noon));
        assertEquals(Optional.of(first), chain.latest(policy, day, noon.plusNanos(999_999)));
        assertEquals(Optional.of(correction), chain.latest(policy, day, noon.plusMillis(1)));
        assertEquals(Optional.of(correction), chain.latest(policy, day.plusYears(100), History.EVER));
    }

    @Test
    @DisplayName("invariant 4: any date and any instant can be asked for")
    default void answersForAnyTime() {
        Chain chain = engine().chain();
        PolicyId policy = ChainContract.POLICY;
        Entry entry = Fictitious.first(policy, ChainContract.DAY, ChainContract.NOON, "only");
        assertTrue(chain.append(entry));
        assertEquals(Optional.of(entry), chain.latest(policy, LocalDate.MAX, Instant.MAX));
        assertEquals(Optional.of(entry), chain.latest(policy, LocalDate.of(10_000, 1, 1), History.EVER));
        assertEquals(Optional.empty(), chain.latest(policy, LocalDate.MIN, Instant.MAX));
        assertEquals(Optional.empty(), chain.latest(policy, LocalDate.of(-1, 1, 1), Instant.MAX));
        assertEquals(Optional.empty(), chain.latest(policy, LocalDate.of(0, 1, 1), Instant.MAX));
        assertEquals(Optional.empty(), chain.latest(policy, LocalDate.MAX, Instant.MIN));
        assertEquals(Optional.empty(), chain.latest(policy, LocalDate.MAX, Instant.EPOCH));
    }

    private static List<EntryHeader> randomChain(Chain chain, PolicyId policy, Random random) {
        Entry entry = Fictitious.first(policy, ChainContract.DAY, ChainContract.NOON, "first");
        var headers = new ArrayList<EntryHeader>();
        int length = random.nextInt(5, 30);
        for (int i = 1; i <= length; i++) {
            assertTrue(chain.append(entry));
            headers.add(entry.header());
            EntryKind[] kinds = EntryKind.values();
            entry = Fictitious.next(
                    entry.header(),
                    kinds[random.nextInt(kinds.length)],
                    ChainContract.DAY.plusDays(random.nextInt(12)),
                    entry.header().recordedAt().plusMillis(random.nextInt(1, 2_000)),
                    "random " + i);
        }
        return headers;
    }

    private static Optional<EntryHeader> bruteForce(List<EntryHeader> headers, LocalDate date, Instant knownAt) {
        return headers.stream()
                .filter(header -> header.kind().isOfADate())
                .filter(header -> !header.effectiveDate().isAfter(date))
                .filter(header -> !header.recordedAt().isAfter(knownAt))
                .max(Comparator.comparing(EntryHeader::effectiveDate).thenComparingLong(EntryHeader::sequence));
    }
}
