package register.machine.start;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The timers of what works beside a running server.
final class Timers {
    private static final int SECONDS = 10;

    private Timers() {}

    /// Lets what runs come to its end, for a while.
    static void end(ScheduledExecutorService timer) {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
