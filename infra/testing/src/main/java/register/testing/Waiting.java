package register.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits for what happens. How long a busy machine takes for it decides no test: only what hangs ends a wait.
public final class Waiting {
    /// After so long nothing is expected to happen any more.
    public static final Duration HANG = Duration.ofMinutes(10);

    /// The same, for sockets.
    public static final int HANG_MILLIS = Math.toIntExact(HANG.toMillis());

    private Waiting() {}

    /// Looks again and again until there is something.
    ///
    /// @param what is waited for, to complete "never ..."
    /// @param look returns null as long as there is nothing
    /// @param instead what there is, asked only when the wait has failed
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

    /// Looks again and again until something is so.
    public static void until(String what, Callable<Boolean> look, Callable<String> instead)
            throws InterruptedException {
        var _ = found(what, () -> look.call() ? true : null, instead);
    }

    /// Waits until a process has ended; ends one that hangs.
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
