package register.notices.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import register.assembly.Ports;
import register.assembly.Register;
import register.notice.Notice;
import register.notice.Run;
import register.notice.Run.State;
import register.notices.plan.RunCounts;
import register.notices.sending.NoticeLedger;
import register.notices.sending.Runs;
import register.request.ChangeAuthor;
import register.value.Failures;
import register.value.PolicyId;

/// Closes runs whose period is over, and commits to their outcome. Any number of processes may run it at once, and
/// may crash at any step: the next one completes the work.
public final class RunClosing {
    /// An upper bound on a policy's runs.
    private static final int RUNS = 1_000;

    private final Register register;
    private final Ports ports;
    private final Runs runs;
    private final NoticeLedger ledger;
    private final Consumer<PolicyId> requireOwnKey;

    /// For an engine where another process signs the entries.
    public RunClosing(Register register) {
        this(register, _ -> {});
    }

    /// @param requireOwnKey throws for a policy whose log can no longer be signed here
    public RunClosing(Register register, Consumer<PolicyId> requireOwnKey) {
        this.register = register;
        this.requireOwnKey = requireOwnKey;
        this.ports = register.ports();
        this.runs = new Runs(ports.notices(), ports.dueWork());
        this.ledger = new NoticeLedger(ports.notices(), ports.dueWork());
    }

    /// A run whose period is over.
    ///
    /// @param run in its current state
    /// @param waiting the number of notices that still prevent closing
    public record EndedRun(Run run, int waiting) {

        /// The result, as a line for a log.
        public String line() {
            String of = "run " + run.id() + " of " + run.policy();
            return waiting == 0
                    ? of + " closed: entry " + run.outcome() + " of the log commits to its outcome"
                    : of + " should be closed, but " + waiting
                            + " of its notices are still to be handed over; it closes after that, or once it is "
                            + "stopped";
        }
    }

    /// Closes the runs that are due. Call it from time to time; it reads no notices of other runs.
    ///
    /// @param ended receives each run that was closed, or cannot be closed yet
    /// @throws RuntimeException the first failure, after the other runs were closed
    public void close(Consumer<EndedRun> ended) {
        List<Run> all = ports.chain().policies().stream()
                .flatMap(policy -> ports.notices().runs(policy, RUNS).stream())
                .toList();
        Failures.each(all, run -> close(run).ifPresent(ended));
    }

    private Optional<EndedRun> close(Run run) {
        boolean closed = run.state() == State.CLOSED;
        // No one was notified of a run still being recorded; the person who started it completes it.
        if (run.outcome() != null || run.state() == State.RECORDING || (!closed && now().isBefore(run.closesAt()))) {
            return Optional.empty();
        }
        int waiting = waiting(run);
        if (waiting > 0) {
            return Optional.of(new EndedRun(run, waiting));
        }
        requireOwnKey.accept(run.policy());
        // First, because the outcome is final only once no more mails leave.
        return runs.close(run.id(), ChangeAuthor.register(now()))
                .flatMap(last -> runs.committed(
                        last.id(), new RunCommitments(register).outcome(last).sequence(), ChangeAuthor.register(now())))
                .map(last -> new EndedRun(last, 0));
    }

    /// The number being handed over, or due for a first or another attempt; retries end by themselves.
    private int waiting(Run run) {
        int[] count = new int[1];
        RunCounts.each(run, ports.notices(), notice -> count[0] += isWaiting(run.state(), settled(notice)) ? 1 : 0);
        return count[0];
    }

    private Notice settled(Notice notice) {
        return notice.lapsed(now()).equals(notice)
                ? notice
                : ledger.lapsed(notice.id(), now()).orElse(notice);
    }

    private static boolean isWaiting(State state, Notice notice) {
        boolean goesOn = state == State.SENDING || state == State.CANCELLED;
        return notice.claim() != null || (goesOn && notice.wantsAttempt());
    }

    private Instant now() {
        return register.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
