package register.machine.runtime;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What is done again and again beside a running server. An executor drops what fails once, without a word: here the
/// next turn comes, whatever became of one.
public final class RepeatedWork {
    private RepeatedWork() {}

    /// Takes the first turn at once.
    ///
    /// @param pause from the end of one turn to the next
    /// @param doing what the log says that failed
    public static void take(ScheduledExecutorService timer, Duration pause, String doing, Runnable turn) {
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        turn.run();
                    } catch (RuntimeException | Error e) {
                        Log.failure(doing, e);
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
