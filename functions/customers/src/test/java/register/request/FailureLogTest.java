package register.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRecords;
import register.request.FailureLog.Failure;

/// The last failure reason of each delivery, and the number of failures.
final class FailureLogTest {
    private static final Instant FAILED = Instant.parse("2026-03-01T10:15:30.123Z");

    private final FailureLog failures = new FailureLog(new MemoryRecords());

    @Test
    @DisplayName("the last reason is kept and tries are counted, separately for each delivery")
    void theLastReasonStands() {
        assertEquals(Optional.empty(), failures.find("one"));
        failures.add("one", FAILED, "the key is out of reach");
        failures.add("two", FAILED, "no such object at Ää");
        failures.add("one", FAILED.plusSeconds(60), "the store is full");
        assertEquals(
                Optional.of(new Failure("one", 2, FAILED.plusSeconds(60), "the store is full")), failures.find("one"));
        assertEquals(Optional.of(new Failure("two", 1, FAILED, "no such object at Ää")), failures.find("two"));
        failures.forget("one");
        failures.forget("three");
        assertEquals(Optional.empty(), failures.find("one"));
        assertEquals(1, failures.find("two").orElseThrow().tries());
        failures.add("one", FAILED, "again");
        assertEquals(1, failures.find("one").orElseThrow().tries());
    }

    @Test
    @DisplayName("20 simultaneous failures are all counted")
    void failuresAtOnceAreCounted() {
        IntStream.range(0, 20)
                .parallel()
                .forEach(racer -> failures.add("one", FAILED.plus(Duration.ofMillis(racer)), "racer " + racer));
        Failure failure = failures.find("one").orElseThrow();
        assertEquals(20, failure.tries());
        assertEquals(
                "racer " + Duration.between(FAILED, failure.at()).toMillis(),
                failure.reason(),
                "time and reason are of one failure");
    }
}
