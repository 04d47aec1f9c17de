package register.contract.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.contract.world.EngineUnderTest;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.request.FailureLog;
import register.request.FailureLog.Failure;

/// `FailureLog`: the last reason of each delivery, and how often it failed.
public interface FailureLogContract extends UnderContract {
    Instant FAILED = Instant.parse("2026-03-01T10:15:30.123Z");

    @Test
    @DisplayName("the last reason is kept, tries are counted, and each delivery has its own")
    default void theLastReasonStands() {
        FailureLog failures = engine().failures();
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
    @DisplayName("of 20 failures at once each is counted, and outlives the process")
    default void failuresAtOnceAreCounted() {
        var _ = Race.run(engine(), 2, 20, (engine, racer) -> {
            engine.failures().add("one", FAILED.plus(Duration.ofMillis(racer)), "racer " + racer);
            return true;
        });
        try (EngineUnderTest after = engine().reopened()) {
            Failure failure = after.failures().find("one").orElseThrow();
            assertEquals(20, failure.tries());
            assertEquals(
                    "racer " + Duration.between(FAILED, failure.at()).toMillis(),
                    failure.reason(),
                    "time and reason are of one failure");
        }
    }
}
