package register.aws;

import java.util.concurrent.ThreadLocalRandom;

/// A pause before something is tried again. Its length is random, so that those who met do not meet again (Amazon
/// Builders' Library, "Timeouts, retries, and backoff with jitter").
public final class Pause {
    private static final int LONGEST = 10;

    private Pause() {}

    /// Some milliseconds, up to 32 after the first attempt, twice that after each further one, a second at most.
    ///
    /// @param attempts how many were made, from 1
    /// @throws IllegalStateException when the thread is interrupted: its owner wants it to stop
    public static void after(int attempts) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1L << Math.min(LONGEST, attempts + 4)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before attempt " + (attempts + 1), e);
        }
    }
}
