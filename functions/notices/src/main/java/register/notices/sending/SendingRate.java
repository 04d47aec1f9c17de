package register.notices.sending;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Lets one mail after another leave at an even rate. A pause is not made up for: a rate that services grant is of each
/// second, so what is late stays late.
public final class SendingRate {
    /// How much of a delay is made up for: what a busy machine wakes too late.
    private static final long SLACK_NANOS = Duration.ofMillis(100).toNanos();
    /// How long it waits before it asks whether to go on.
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final long intervalNanos;
    private final LongSupplier nanos;
    private final Waiting waiting;
    private long next;
    private boolean started;

    /// Waits for at most so long.
    interface Waiting {
        void nanos(long nanos);
    }

    SendingRate(double perMinute, LongSupplier nanos, Waiting waiting) {
        this.intervalNanos = (long) (Duration.ofMinutes(1).toNanos() / perMinute);
        this.nanos = nanos;
        this.waiting = waiting;
    }

    /// @param perMinute how many mails may leave in a minute, more than 0
    public static SendingRate of(double perMinute) {
        return new SendingRate(perMinute, System::nanoTime, LockSupport::parkNanos);
    }

    /// Waits until the next mail may leave.
    ///
    /// @return false when `goesOn` says so first
    boolean await(BooleanSupplier goesOn) {
        if (!started) {
            started = true;
            next = nanos.getAsLong();
        }
        while (goesOn.getAsBoolean()) {
            long now = nanos.getAsLong();
            long left = next - now;
            if (left <= 0) {
                next = intervalNanos + Math.max(next, now - SLACK_NANOS);
                return true;
            }
            waiting.nanos(Math.min(left, LOOK_NANOS));
        }
        return false;
    }
}
