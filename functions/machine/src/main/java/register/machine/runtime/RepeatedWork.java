package register.machine.runtime;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Repeats a task beside a running server. Unlike an executor, it logs a failure and runs the task again.
public final class RepeatedWork {
    private RepeatedWork() {}

    /// Runs the task at once, then repeatedly.
    ///
    /// @param pause from the end of one run to the start of the next
    /// @param doing describes the task in the log of a failure
    public static void take(ScheduledExecutorService timer, Duration pause, String doing, Runnable task) {
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException | Error e) {
                        Log.failure(doing, e);
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
