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

    /// Has a run sent whose notices are recorded; sends also what was added to one that is being sent.
    ///
    /// @return the run afterwards; empty where there is none
    /// @throws IllegalStateException when it was cancelled or is closed
    public Optional<Run> send(RunId id, ChangeAuthor by) {
        // First: a crash in between must not lose a lot.
        notices.run(id).ifPresent(run -> putLots(run, by));
        return change(id, run -> run.state() == State.SENDING ? run : run.sending(by));
    }

    /// Lets no more mail of a run leave until it is sent again.
    ///
    /// @param why one line; absent where nothing was said
    /// @return the run afterwards; empty where there is none
    /// @throws IllegalStateException when it is not being sent
    public Optional<Run> stop(RunId id, @Nullable String why, ChangeAuthor by) {
        return change(id, run -> run.state() == State.STOPPED ? run : run.stopped(why, by));
    }

    /// Ends a run whose announcement does not stand any more: what has not left is cancelled.
    ///
    /// @param why as a short term, e.g. `withdrawn`
    /// @return the run afterwards; empty where there is none
    public Optional<Run> cancel(RunId id, String why, ChangeAuthor by) {
        notices.run(id).ifPresent(run -> putLots(run, by));
        return change(
                id,
                run -> run.state() == State.CANCELLED || run.state() == State.CLOSED ? run : run.cancelled(why, by));
    }

    /// Closes a run whose time is over: no mail of it leaves any more.
    ///
    /// @return the run afterwards; empty where there is none
    public Optional<Run> close(RunId id, ChangeAuthor by) {
        return change(id, run -> run.state() == State.CLOSED ? run : run.closed(by));
    }

    /// Records which entry commits to what became of a closed run.
    ///
    /// @param entry its sequence
    /// @return the run afterwards; empty where there is none
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
