package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.PolicySummary;
import register.chain.VersionSummary;
import register.contract.world.Fictitious;
import register.contract.world.UnderContract;
import register.value.PolicyId;

/// `Chain.latest`: the entry for a date, as known at an instant.
public interface ChainHistoryContract extends UnderContract {

    /// The number of random questions for each of ten random chains; fewer if answers take long.
    default int questions() {
        return 300;
    }

    /// The number of days between the days asked of a summary; more if answers take long. The next summary is asked
    /// about the following days.
    default int daysApart() {
        return 1;
    }

    @Test
    @DisplayName("invariant 4: the latest entry equals the one found by scanning all entries, for many random " + ""
            + "queries")
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
            "invariant 4: the entries that concern a date are listed by date, in both directions, from any " + "point")
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
                Instant known = headers.get(random.nextInt(headers.size())).recordedAt();
                assertEquals(
                        dated.stream()
                                .filter(header -> header.effectiveDate().isAfter(date))
                                .limit(7)
                                .filter(header -> !header.recordedAt().isAfter(known))
                                .toList(),
                        chain.datedAfter(policy, date, known, 7));
            }
        }
        assertEquals(List.of(), engine().chain().dated(new PolicyId("another"), DateWalk.fromTheLast(), 9));
        assertEquals(List.of(), engine().chain().dated(ChainContract.POLICY, DateWalk.after(LocalDate.MAX), 9));
        assertEquals(List.of(), engine().chain().dated(ChainContract.POLICY, DateWalk.before(LocalDate.MIN), 9));
        assertEquals(List.of(), engine().chain().datedAfter(ChainContract.POLICY, LocalDate.MAX, Instant.MAX, 9));
        assertEquals(
                engine().chain().dated(ChainContract.POLICY, DateWalk.after(LocalDate.MIN), 9),
                engine().chain().datedAfter(ChainContract.POLICY, LocalDate.MIN, Instant.MAX, 9));
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
    @DisplayName("invariant 4: any date and any instant can be queried")
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

    @Test
    @DisplayName("invariant 4: after every entry, a summary agrees with the chain on each day that it covers")
    default void summariesTellWhatTheChainTells() {
        for (int seed = 21; seed <= 24; seed++) {
            Chain chain = engine().chain();
            PolicyId policy = new PolicyId("summed-" + seed);
            var summaries = new ArrayList<PolicySummary>();
            List<EntryHeader> headers = randomChain(
                    chain,
                    policy,
                    new Random(seed),
                    Duration.ofDays(5),
                    24,
                    () -> summaries.add(summary(chain, policy)));
            for (PolicySummary summary : summaries) {
                Instant known = summary.head().recordedAt();
                LocalDate recorded = LocalDate.ofInstant(known, Fictitious.ZONE);
                assertTrue(summary.knows(recorded), "seed " + seed + ", " + summary);
                int first = (int) summary.head().sequence() % daysApart() - 40;
                for (int day = first; day < 40; day += daysApart()) {
                    LocalDate date = ChainContract.DAY.plusDays(day);
                    if (summary.knows(date)) {
                        assertEquals(
                                inForce(chain, policy, date, known),
                                summary.inForce(date).map(VersionSummary::header),
                                "seed " + seed + ", " + date + ", " + summary);
                        assertEquals(
                                announced(headers, summary, date),
                                summary.announced(date).stream()
                                        .map(VersionSummary::header)
                                        .toList(),
                                "seed " + seed + ", " + date + ", " + summary);
                    }
                }
            }
            PolicySummary last = summaries.getLast();
            LocalDate day = LocalDate.ofInstant(last.head().recordedAt(), Fictitious.ZONE);
            PolicySummary read = PolicySummary.read(chain, last.head(), day);
            assertEquals(read.inForce(day), last.inForce(day));
            assertEquals(read.announced(day), last.announced(day));
        }
    }

    @Test
    @DisplayName("invariant 2: summaries of policies are listed page by page, in order of their ids")
    default void listsSummaries() {
        Chain chain = engine().chain();
        List<PolicyId> policies =
                Stream.of("a", "a-b", "ab", "b0", "b1").map(PolicyId::new).toList();
        for (PolicyId policy : policies.reversed()) {
            assertTrue(chain.append(Fictitious.first(policy, ChainContract.DAY, ChainContract.NOON, "of " + policy)));
        }
        assertEquals(policies, listed(chain.summaries(null, 100)));
        assertEquals(policies.subList(0, 2), listed(chain.summaries(null, 2)));
        assertEquals(policies.subList(2, 4), listed(chain.summaries(policies.get(1), 2)));
        assertEquals(policies.subList(3, 5), listed(chain.summaries(new PolicyId("ac"), 9)));
        assertEquals(List.of(), chain.summaries(policies.getLast(), 9));
        for (PolicySummary summary : chain.summaries(null, 100)) {
            assertEquals(Optional.of(summary.head()), chain.head(summary.policy()));
        }
    }

    private static List<PolicyId> listed(List<PolicySummary> summaries) {
        return summaries.stream().map(PolicySummary::policy).toList();
    }

    private static PolicySummary summary(Chain chain, PolicyId policy) {
        return chain.summaries(null, 100).stream()
                .filter(summary -> summary.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<EntryHeader> inForce(Chain chain, PolicyId policy, LocalDate date, Instant knownAt) {
        return new History(chain, Clock.systemUTC())
                .inForce(policy, date, knownAt)
                .map(Entry::header);
    }

    /// The entries for dates after this one and before the summary's end, found by scanning all entries up to its
    /// last.
    private static List<EntryHeader> announced(List<EntryHeader> headers, PolicySummary summary, LocalDate date) {
        var words = new TreeMap<LocalDate, EntryHeader>();
        for (EntryHeader header : headers.subList(0, (int) summary.head().sequence())) {
            LocalDate of = header.effectiveDate();
            if (header.kind().isOfADate() && of.isAfter(date) && of.isBefore(summary.until())) {
                words.put(of, header);
            }
        }
        return words.values().stream()
                .filter(word -> word.kind() != EntryKind.WITHDRAWAL)
                .toList();
    }

    private static List<EntryHeader> randomChain(Chain chain, PolicyId policy, Random random) {
        return randomChain(chain, policy, random, Duration.ofSeconds(2), 12, () -> {});
    }

    private static List<EntryHeader> randomChain(
            Chain chain, PolicyId policy, Random random, Duration step, int dates, Runnable each) {
        Entry entry = Fictitious.first(policy, ChainContract.DAY, ChainContract.NOON, "first");
        var headers = new ArrayList<EntryHeader>();
        int length = random.nextInt(5, 30);
        for (int i = 1; i <= length; i++) {
            assertTrue(chain.append(entry));
            headers.add(entry.header());
            each.run();
            EntryKind[] kinds = EntryKind.values();
            EntryKind kind = kinds[random.nextInt(kinds.length)];
            LocalDate date = ChainContract.DAY.plusDays(random.nextInt(dates));
            Instant recordedAt = entry.header().recordedAt().plusMillis(random.nextLong(1, step.toMillis()));
            boolean begun = !date.isAfter(LocalDate.ofInstant(recordedAt, Fictitious.ZONE));
            entry = Fictitious.next(
                    entry.header(),
                    kind == EntryKind.WITHDRAWAL && begun ? EntryKind.CORRECTION : kind,
                    date,
                    recordedAt,
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
