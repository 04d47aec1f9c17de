package register.aws;

import java.util.concurrent.ThreadLocalRandom;

/// A pause before a retry. Its length is random, so that processes that collided do not collide again (Amazon
/// Builders' Library, "Timeouts, retries, and backoff with jitter").
public final class Pause {
    private static final int LONGEST = 10;

    private Pause() {}

    /// Up to 32 milliseconds after the first attempt, doubled after each further one, up to a second.
    ///
    /// @param attempts made so far, from 1
    /// @throws IllegalStateException if the thread is interrupted
    public static void after(int attempts) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1L << Math.min(LONGEST, attempts + 4)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before attempt " + (attempts + 1), e);
        }
    }
}
