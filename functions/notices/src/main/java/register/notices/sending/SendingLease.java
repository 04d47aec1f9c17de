package register.notices.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import register.notice.DueWork;

/// The turn to send: one process has it, so that one holds the pace. A lost process's turn ends by itself.
final class SendingLease {
    private final DueWork work;
    private final String holder;
    private final Duration length;
    private final Clock clock;
    private Instant renewal = Instant.MIN;
    private boolean held;

    /// @param holder names the process
    SendingLease(DueWork work, String holder, Duration length, Clock clock) {
        this.work = work;
        this.holder = holder;
        this.length = length;
        this.clock = clock;
    }

    /// Takes the turn, or keeps it; asks only where a third of it is over.
    ///
    /// @return whether this process has it
    synchronized boolean hold() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!held || !now.isBefore(renewal)) {
            held = work.hold(holder, now, now.plus(length));
            renewal = now.plus(length.dividedBy(3));
        }
        return held;
    }

    /// Gives it back, so that the next need not wait.
    synchronized void giveBack() {
        if (held) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            boolean _ = work.hold(holder, now, now);
            held = false;
        }
    }
}
