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
import register.chain.Chain;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.Notices;
import register.notice.RunId;
import register.recipient.Recipients;
import register.value.Failures;

/// Sends what is due of all runs. Any number of processes may do so; one at a time has the turn.
public final class NoticeSending {
    private static final int MOST_DUE = 1_000;

    private final DueWork work;
    private final LotSending lots;
    private final SendingLease turn;
    private final Clock clock;

    /// How long things take.
    ///
    /// @param lease how long a claim holds: longer than a mail service may take to answer
    /// @param turn how long a process has the turn unless it keeps it
    /// @param atOnce how many mails may be on their way to the service at once
    public record Timing(Duration lease, Duration turn, int atOnce) {
        public static final Timing DEFAULT = new Timing(Duration.ofMinutes(5), Duration.ofMinutes(1), 16);
    }

    /// What a pass did.
    ///
    /// @param taken mails that the service took
    /// @param failed mails that it did not take, or that nobody knows of
    /// @param lapsed mails that nobody knows of, because what became of them could not be recorded
    /// @param held why no mail of a run leaves, in words for a log
    public record Passed(int taken, int failed, int lapsed, Map<RunId, String> held) {
        public Passed {
            held = Map.copyOf(held);
        }

        /// One line for a log, without why mails are held; empty if no mail left.
        public String line() {
            return taken + failed == 0 ? "" : "notices: taken " + taken + ", not taken or unknown " + failed;
        }

        /// Of runs whose mail leaves.
        Passed(int taken, int failed) {
            this(taken, failed, 0, Map.of());
        }
    }

    /// @param chain says whether announcements stand
    /// @param committed says whether the log commits to a run
    /// @param holder names this process among those that send
    public NoticeSending(
            Notices notices,
            DueWork work,
            Recipients recipients,
            Chain chain,
            CommitmentCheck committed,
            NoticeChannel channel,
            SendingRate pace,
            Timing timing,
            String holder,
            Clock clock) {
        this(
                notices,
                work,
                recipients,
                AnnouncementStanding.in(chain, clock),
                committed,
                channel,
                pace,
                timing,
                holder,
                clock);
    }

    NoticeSending(
            Notices notices,
            DueWork work,
            Recipients recipients,
            AnnouncementStanding standing,
            CommitmentCheck committed,
            NoticeChannel channel,
            SendingRate pace,
            Timing timing,
            String holder,
            Clock clock) {
        var ledger = new NoticeLedger(notices, work);
        var attempts = new NoticeAttempts(ledger, recipients, channel, timing.lease(), clock);
        this.work = work;
        this.lots = new LotSending(
                notices, new Runs(notices, work), ledger, standing, committed, attempts, pace, timing.atOnce(), clock);
        this.turn = new SendingLease(work, holder, timing.turn(), clock);
        this.clock = clock;
    }

    /// The same, however many mails leave.
    public Passed pass(BooleanSupplier goesOn) {
        return pass(goesOn, Long.MAX_VALUE);
    }

    /// Sends what is due, at the pace, until nothing is. Where nothing is due it only looks.
    ///
    /// @param goesOn asked before each mail
    /// @param most how many mails may leave
    /// @return what was done; nothing where another process has the turn
    /// @throws RuntimeException the first failure, after the rest was done as far as it could be
    public Passed pass(BooleanSupplier goesOn, long most) {
        List<Due> due = due(Set.of());
        if (due.isEmpty() || !turn.hold()) {
            return new Passed(0, 0);
        }
        var round = new SendingPass(() -> goesOn.getAsBoolean() && turn.hold(), most);
        try {
            run(due, round);
        } finally {
            turn.giveBack();
        }
        return round.passed();
    }

    private void run(List<Due> first, SendingPass round) {
        var failures = new Failures();
        var left = new HashSet<Due>();
        List<Due> due = first;
        while (!due.isEmpty() && round.goesOn()) {
            for (Due one : due) {
                if (failures.count(() -> round.goesOn() && isDone(one, round) ? 1 : 0) == 0) {
                    left.add(one);
                }
            }
            due = due(left);
        }
        failures.end();
    }

    private boolean isDone(Due one, SendingPass round) {
        boolean done = lots.done(one, round);
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
