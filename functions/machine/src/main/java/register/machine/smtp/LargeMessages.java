package register.machine.smtp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.DropConnectionException;

/// The large messages that are in memory at once, so that many of them do not exhaust it. The senders of further ones
/// are kept waiting, as by a slow line.
final class LargeMessages {
    /// Shorter than mail servers wait for the rest to be taken (Postfix: three minutes).
    private static final Duration WAIT = Duration.ofMinutes(2);

    private final Semaphore places;

    LargeMessages(SmtpLimits limits) {
        this.places = new Semaphore(limits.largeMessages(), true);
    }

    /// Comes back once there is a place, which `leave` gives back.
    ///
    /// @throws DropConnectionException when there is none for too long
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
