package register.machine.smtp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.DropConnectionException;

/// Limits how many large messages are in memory at once. Senders of further ones wait, as on a slow line.
final class LargeMessages {
    /// Shorter than mail servers wait (Postfix: three minutes).
    private static final Duration WAIT = Duration.ofMinutes(2);

    private final Semaphore places;

    LargeMessages(SmtpLimits limits) {
        this.places = new Semaphore(limits.largeMessages(), true);
    }

    /// Returns once there is a place; `leave` gives it back.
    ///
    /// @throws DropConnectionException when it waited too long
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
