package register.notices.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.Notices;
import register.notice.RunId;
import register.recipient.Recipients;
import register.value.Failures;

/// Sends due notices of all runs. Any number of processes may run it; one at a time holds the lease.
public final class NoticeSending {
    private static final int MOST_DUE = 1_000;

    private final DueWork work;
    private final LotSending lots;
    private final SendingLease lease;
    private final Clock clock;

    /// Time limits.
    ///
    /// @param claim the duration of a claim: longer than a mail service may take to answer
    /// @param lease the duration of the lease for sending, unless renewed
    /// @param atOnce the maximum number of mails being handed over at once
    public record Timing(Duration claim, Duration lease, int atOnce) {
        public static final Timing DEFAULT = new Timing(Duration.ofMinutes(5), Duration.ofMinutes(1), 16);
    }

    /// The result of a pass.
    ///
    /// @param taken mails taken by the service
    /// @param failed mails not taken, or of unknown state
    /// @param lapsed mails of unknown state because no result was recorded
    /// @param held the reasons why no mail of a run leaves, in words for a log
    public record PassResult(int taken, int failed, int lapsed, Map<RunId, String> held) {
        public PassResult {
            held = Map.copyOf(held);
        }

        /// One line for a log, without the reasons for holding mails; empty if no mail left.
        public String line() {
            return taken + failed == 0 ? "" : "notices: taken " + taken + ", not taken or unknown " + failed;
        }

        /// For runs that are not held.
        PassResult(int taken, int failed) {
            this(taken, failed, 0, Map.of());
        }
    }

    /// The process that sends.
    ///
    /// @param holder its name in the lease
    public record Sender(String holder, SendingRate pace, Timing timing) {}

    /// @param standing determines which announcements are current
    /// @param committed determines whether the log commits to a run
    public NoticeSending(
            Notices notices,
            DueWork work,
            Recipients recipients,
            AnnouncementStanding standing,
            CommitmentCheck committed,
            NoticeChannel channel,
            Sender sender,
            Clock clock) {
        Timing timing = sender.timing();
        var ledger = new NoticeLedger(notices, work);
        var attempts = new NoticeAttempts(ledger, recipients, channel, timing.claim(), clock);
        this.work = work;
        this.lots = new LotSending(
                notices,
                new Runs(notices, work),
                ledger,
                standing,
                committed,
                attempts,
                sender.pace(),
                timing.atOnce(),
                clock);
        this.lease = new SendingLease(work, sender.holder(), timing.lease(), clock);
        this.clock = clock;
    }

    /// Without a limit.
    public PassResult pass(BooleanSupplier goesOn) {
        return pass(goesOn, Long.MAX_VALUE);
    }

    /// Sends due notices at the set rate until none is left. If nothing is due it only checks.
    ///
    /// @param goesOn checked before each mail; false ends the pass
    /// @param most the maximum number of mails
    /// @return the result; empty counts if another process holds the lease
    /// @throws RuntimeException the first failure, after the rest was done as far as possible
    public PassResult pass(BooleanSupplier goesOn, long most) {
        List<Due> due = due(Set.of());
        if (due.isEmpty() || !lease.hold()) {
            return new PassResult(0, 0);
        }
        var pass = new SendingPass(() -> goesOn.getAsBoolean() && lease.hold(), most);
        try {
            run(due, pass);
        } finally {
            lease.giveBack();
        }
        return pass.passed();
    }

    private void run(List<Due> first, SendingPass pass) {
        var failures = new Failures();
        var left = new HashSet<Due>();
        List<Due> due = first;
        while (!due.isEmpty() && pass.goesOn()) {
            for (Due one : due) {
                if (failures.count(() -> pass.goesOn() && isDone(one, pass) ? 1 : 0) == 0) {
                    left.add(one);
                }
            }
            due = due(left);
        }
        failures.end();
    }

    private boolean isDone(Due one, SendingPass pass) {
        boolean done = lots.done(one, pass);
        if (done) {
            work.remove(one);
        }
        return done;
    }

    private List<Due> due(Set<Due> left) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return work.due(now, MOST_DUE).stream()
                .filter(one -> !left.contains(one))
                .toList();
    }
}
