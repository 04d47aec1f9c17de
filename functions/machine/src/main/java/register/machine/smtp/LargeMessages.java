package register.machine.smtp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.DropConnectionException;

/// Limits the number of large messages in memory. Senders of further ones wait, as on a slow connection.
final class LargeMessages {
    /// Shorter than mail servers' timeouts (Postfix: three minutes).
    private static final Duration WAIT = Duration.ofMinutes(2);

    private final Semaphore places;

    LargeMessages(SmtpLimits limits) {
        this.places = new Semaphore(limits.largeMessages(), true);
    }

    /// Waits for a place; `leave` returns it.
    ///
    /// @throws DropConnectionException after waiting too long
    void enter() throws DropConnectionException {
        try {
            if (places.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DropConnectionException(421, "4.3.1 Too many large messages at once, try again later");
    }

    void leave() {
        places.release();
    }
}
