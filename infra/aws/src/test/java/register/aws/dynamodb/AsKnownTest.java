package register.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import register.aws.stand.AwsEngine;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.contract.world.Fictitious;
import register.value.PolicyId;

/// Invariant 4 on a chain so long that later entries fill several pages of the index.
final class AsKnownTest {
    private static final PolicyId POLICY = new PolicyId("long");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 60;
    private static final int ENTRIES = 400;
    private static final int QUESTIONS = 120;

    private static final List<EntryHeader> HEADERS = new ArrayList<>();
    private static AwsEngine engine;

    @BeforeAll
    static void append() {
        engine = AwsEngine.open();
        var random = new Random(1);
        EntryKind[] kinds = EntryKind.values();
        Entry entry = Fictitious.first(POLICY, DAY, Instant.parse("2026-02-01T12:00:00.007Z"), "first");
        for (int i = 1; i <= ENTRIES; i++) {
            assertTrue(engine.chain().append(entry));
            HEADERS.add(entry.header());
            entry = Fictitious.next(
                    entry.header(),
                    kinds[random.nextInt(kinds.length)],
                    DAY.plusDays(random.nextInt(DAYS)),
                    entry.header().recordedAt().plusMillis(random.nextInt(1, 2_000)),
                    "random " + i);
        }
    }

    @AfterAll
    static void close() {
        HEADERS.clear();
        if (engine != null) {
            engine.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void latestEqualsBruteForce(Reads reads) {
        Chain chain = new DynamoChain(engine.client(), engine.table(), reads);
        var random = new Random(2);
        for (int question = 0; question < QUESTIONS; question++) {
            LocalDate date = DAY.plusDays(random.nextInt(-2, DAYS + 2));
            Instant knownAt = random.nextInt(5) == 0
                    ? History.EVER
                    : HEADERS.get(random.nextInt(ENTRIES)).recordedAt().plusMillis(random.nextInt(-1, 2));
            assertEquals(
                    bruteForce(date, knownAt),
                    chain.latest(POLICY, date, knownAt).map(Entry::header),
                    date + " as known at " + knownAt);
        }
    }

    private static Optional<EntryHeader> bruteForce(LocalDate date, Instant knownAt) {
        return HEADERS.stream()
                .filter(header -> header.kind().isOfADate())
                .filter(header -> !header.effectiveDate().isAfter(date))
                .filter(header -> !header.recordedAt().isAfter(knownAt))
                .max(Comparator.comparing(EntryHeader::effectiveDate).thenComparingLong(EntryHeader::sequence));
    }
}
