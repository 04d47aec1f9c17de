package register.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits for events. A busy machine's delay never fails a test: only a hang ends a wait.
public final class Waiting {
    /// The time after which a wait counts as a hang.
    public static final Duration HANG = Duration.ofMinutes(10);

    /// The same time in milliseconds, for sockets.
    public static final int HANG_MILLIS = Math.toIntExact(HANG.toMillis());

    private Waiting() {}

    /// Polls until there is a result.
    ///
    /// @param what the expected event, to complete "never ..."
    /// @param look returns null while there is no result
    /// @param instead describes the actual state, once the wait has failed
    public static <T> T found(String what, Callable<@Nullable T> look, Callable<String> instead)
            throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            T found = called(look);
            if (found != null) {
                return found;
            }
            if (System.nanoTime() - begun > HANG.toNanos()) {
                throw new AssertionError("never " + what + ":\n" + called(instead));
            }
            Thread.sleep(20);
        }
    }

    private static <T extends @Nullable Object> T called(Callable<T> call) throws InterruptedException {
        try {
            return call.call();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Polls until a condition holds.
    public static void until(String what, Callable<Boolean> look, Callable<String> instead)
            throws InterruptedException {
        var _ = found(what, () -> look.call() ? true : null, instead);
    }

    /// Waits for a process to end; kills one that hangs.
    ///
    /// @return its exit code
    public static int ended(Process process) throws InterruptedException {
        if (!process.waitFor(HANG.toNanos(), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("hangs: " + process.info().commandLine().orElse("process " + process.pid()));
        }
        return process.exitValue();
    }
}
