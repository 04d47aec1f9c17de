package register.notices.sending;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Spaces mails evenly. Lost time is not made up for, because services grant a rate per second.
public final class SendingRate {
    /// The lost time that is made up for, because a busy machine wakes threads late.
    private static final long SLACK_NANOS = Duration.ofMillis(100).toNanos();
    /// The longest wait before asking whether to go on.
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final long intervalNanos;
    private final LongSupplier nanos;
    private final Waiting waiting;
    private long next;
    private boolean started;

    /// Waits at most this long.
    interface Waiting {
        void nanos(long nanos);
    }

    SendingRate(double perMinute, LongSupplier nanos, Waiting waiting) {
        this.intervalNanos = (long) (Duration.ofMinutes(1).toNanos() / perMinute);
        this.nanos = nanos;
        this.waiting = waiting;
    }

    /// @param perMinute the maximum number of mails per minute, more than 0
    public static SendingRate of(double perMinute) {
        return new SendingRate(perMinute, System::nanoTime, LockSupport::parkNanos);
    }

    /// Waits until the next mail may leave.
    ///
    /// @return false if `goesOn` returns false first
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
