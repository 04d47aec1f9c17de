package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.request.DailyQuotas;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.Reference;

/// `DailyQuotas`: no more holders per day than places, over all processes.
public interface DailyQuotasContract extends UnderContract {
    LocalDate DAY = LocalDate.parse("2026-03-01");

    @Test
    @DisplayName("rule 12: of 50 racing holders, exactly as many get a place as there are places, and they keep it")
    default void noMoreThanTheQuota() {
        List<Boolean> taken =
                Race.run(engine(), 3, 50, (engine, number) -> engine.quotas().take(DAY, "d", 5, holder(number)));
        assertEquals(5, Race.count(taken));
        List<Boolean> again = IntStream.range(0, 50)
                .mapToObj(number -> engine().quotas().take(DAY, "d", 5, holder(number)))
                .toList();
        assertEquals(taken, again);
    }

    @Test
    @DisplayName("a holder that races itself takes one place")
    default void oneHolderTakesOnePlace() {
        List<Boolean> taken =
                Race.run(engine(), 3, 20, (engine, _) -> engine.quotas().take(DAY, "d", 2, holder(1)));
        assertEquals(20, Race.count(taken));
        assertTrue(engine().quotas().take(DAY, "d", 2, holder(2)));
        assertFalse(engine().quotas().take(DAY, "d", 2, holder(3)));
    }

    @Test
    @DisplayName("each name and each day has its own places; a limit of zero gives none")
    default void namesAndDaysAreApart() {
        DailyQuotas quotas = engine().quotas();
        assertTrue(quotas.take(DAY, "a", 1, holder(1)));
        assertFalse(quotas.take(DAY, "a", 1, holder(2)));
        assertTrue(quotas.take(DAY, "b", 1, holder(2)));
        assertTrue(quotas.take(DAY.plusDays(1), "a", 1, holder(2)));
        assertFalse(quotas.take(DAY, "c", 0, holder(1)));
        assertFalse(quotas.take(DAY, "a", 0, holder(2)));
        assertTrue(quotas.take(DAY, "a", 2, holder(2)), "a limit that was raised");
    }

    @Test
    @DisplayName("a thousand holders get a thousand places")
    default void aThousandPlaces() {
        DailyQuotas quotas = engine().quotas();
        for (int number = 0; number < 1_000; number++) {
            assertTrue(quotas.take(DAY, "overall", 1_000, holder(number)));
        }
        assertFalse(quotas.take(DAY, "overall", 1_000, holder(1_000)));
    }

    @Test
    @DisplayName("a taken place stays taken after a restart")
    default void placesOutliveTheProcess() {
        EngineUnderTest before = engine().reopened();
        assertTrue(before.quotas().take(DAY, "a", 1, holder(1)));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertTrue(after.quotas().take(DAY, "a", 1, holder(1)));
            assertFalse(after.quotas().take(DAY, "a", 1, holder(2)));
        }
    }

    private static Reference holder(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }
}
