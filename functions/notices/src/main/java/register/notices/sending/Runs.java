package register.notices.sending;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.Notices;
import register.notice.Run;
import register.notice.Run.State;
import register.notice.RunId;
import register.outbox.Revisions;
import register.request.ChangeAuthor;

/// Starts, stops, resumes and ends runs.
public final class Runs {
    private final Notices notices;
    private final DueWork work;

    public Runs(Notices notices, DueWork work) {
        this.notices = notices;
        this.work = work;
    }

    /// Starts sending a run whose notices are recorded; if it is being sent, includes notices added since.
    ///
    /// @return the run afterwards; empty if it does not exist
    /// @throws IllegalStateException if it was cancelled or is closed
    public Optional<Run> send(RunId id, ChangeAuthor by) {
        // First, because a crash in between must not lose a lot.
        notices.run(id).ifPresent(run -> putLots(run, by));
        return change(id, run -> run.state() == State.SENDING ? run : run.sending(by));
    }

    /// Stops a run's mails until it is resumed.
    ///
    /// @param why one line; absent if no reason was given
    /// @return the run afterwards; empty if it does not exist
    /// @throws IllegalStateException if it is not being sent
    public Optional<Run> stop(RunId id, @Nullable String why, ChangeAuthor by) {
        return change(id, run -> run.state() == State.STOPPED ? run : run.stopped(why, by));
    }

    /// Ends a run whose announcement is no longer current: mails that have not left are cancelled.
    ///
    /// @param why as a short term, e.g. `withdrawn`
    /// @return the run afterwards; empty if it does not exist
    public Optional<Run> cancel(RunId id, String why, ChangeAuthor by) {
        notices.run(id).ifPresent(run -> putLots(run, by));
        return change(
                id,
                run -> run.state() == State.CANCELLED || run.state() == State.CLOSED ? run : run.cancelled(why, by));
    }

    /// Closes a run whose period is over: no more mails leave.
    ///
    /// @return the run afterwards; empty if it does not exist
    public Optional<Run> close(RunId id, ChangeAuthor by) {
        return change(id, run -> run.state() == State.CLOSED ? run : run.closed(by));
    }

    /// Records the entry that commits to the outcome of a closed run.
    ///
    /// @param entry its sequence number
    /// @return the run afterwards; empty if it does not exist
    public Optional<Run> committed(RunId id, long entry, ChangeAuthor by) {
        return change(id, run -> run.outcome() == null ? run.committed(entry, by) : run);
    }

    private void putLots(Run run, ChangeAuthor by) {
        for (int lot : run.lots()) {
            work.put(Due.of(by.at(), run.id(), lot));
        }
    }

    private Optional<Run> change(RunId id, UnaryOperator<Run> change) {
        return new Revisions<>(Run::id, notices::run, notices::replace).change(id, change);
    }
}
