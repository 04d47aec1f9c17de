package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.UnderContract;
import register.request.RetryLog;
import register.request.RetryLog.Due;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.Reference;

/// `RetryLog`: any process finds due requests at their time and not before.
public interface RetryLogContract extends UnderContract {
    Instant AT = Instant.parse("2026-03-01T10:15:30.123Z");

    @Test
    @DisplayName("due work is found from its millisecond on, the longest due first, until it is removed")
    default void findsWhatIsDue() {
        RetryLog retries = engine().retries();
        assertEquals(List.of(), retries.due(AT, 10));
        retries.put(new Due(to(1), AT));
        retries.put(new Due(to(2), AT.minusMillis(1)));
        retries.put(new Due(to(3), AT.plus(Duration.ofDays(4))));
        assertEquals(List.of(), retries.due(AT.minusMillis(2), 10));
        assertEquals(List.of(new Due(to(2), AT.minusMillis(1))), retries.due(AT.minusMillis(1), 10));
        assertEquals(List.of(new Due(to(2), AT.minusMillis(1)), new Due(to(1), AT)), retries.due(AT, 10));
        assertEquals(List.of(new Due(to(2), AT.minusMillis(1))), retries.due(AT, 1));
        retries.remove(to(2));
        retries.remove(to(4));
        assertEquals(List.of(new Due(to(1), AT)), retries.due(AT, 10));
    }

    @Test
    @DisplayName("an item that was put before is postponed")
    default void putsOff() {
        RetryLog retries = engine().retries();
        retries.put(new Due(to(1), AT));
        retries.put(new Due(to(1), AT.plusSeconds(60)));
        assertEquals(List.of(), retries.due(AT.plusSeconds(59), 10));
        assertEquals(List.of(new Due(to(1), AT.plusSeconds(60))), retries.due(AT.plusSeconds(60), 10));
    }

    @Test
    @DisplayName("the list of work to resume survives the process")
    default void retriesOutliveTheProcess() {
        EngineUnderTest before = engine().reopened();
        before.retries().put(new Due(to(1), AT));
        before.close();
        try (EngineUnderTest after = engine().reopened()) {
            assertEquals(List.of(new Due(to(1), AT)), after.retries().due(AT, 10));
        }
    }

    private static Reference to(int number) {
        return Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), "mail " + number);
    }
}
