package register.notices.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import register.notice.DueWork;

/// The lease for sending: one process holds it, so the rate limit holds. After a crash it expires.
final class SendingLease {
    private final DueWork work;
    private final String holder;
    private final Duration length;
    private final Clock clock;
    private Instant renewal = Instant.MIN;
    private boolean held;

    /// @param holder identifies the process
    SendingLease(DueWork work, String holder, Duration length, Clock clock) {
        this.work = work;
        this.holder = holder;
        this.length = length;
        this.clock = clock;
    }

    /// Acquires or renews the lease; writes only once a third of it is over.
    ///
    /// @return true if this process holds it
    synchronized boolean hold() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!held || !now.isBefore(renewal)) {
            held = work.hold(holder, now, now.plus(length));
            renewal = now.plus(length.dividedBy(3));
        }
        return held;
    }

    /// Releases it, so that the next process need not wait.
    synchronized void giveBack() {
        if (held) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            boolean _ = work.hold(holder, now, now);
            held = false;
        }
    }
}
