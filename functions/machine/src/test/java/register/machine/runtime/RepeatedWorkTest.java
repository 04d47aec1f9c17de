package register.machine.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import register.testing.Waiting;

final class RepeatedWorkTest {

    @Test
    void theNextTurnComesWhateverBecameOfOne() throws InterruptedException {
        var turns = new CountDownLatch(4);
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            RepeatedWork.take(timer, Duration.ofMillis(1), "testing", () -> {
                turns.countDown();
                if (turns.getCount() % 2 == 0) {
                    throw new IllegalStateException("made up");
                }
                throw new StackOverflowError("made up");
            });
            assertTrue(turns.await(Waiting.HANG_MILLIS, TimeUnit.MILLISECONDS));
            timer.shutdownNow();
        }
    }
}
