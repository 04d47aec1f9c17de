package register.notices.sending;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.outbox.Revisions;
import register.request.ChangeAuthor;

/// Records facts about notices, and plans the next steps.
public final class NoticeLedger {
    private final Notices notices;
    private final DueWork work;

    public NoticeLedger(Notices notices, DueWork work) {
        this.notices = notices;
        this.work = work;
    }

    /// Adds a fact about an attempt. It may come twice, late and in any order.
    ///
    /// @return the notice afterwards; empty if it does not exist
    public Optional<Notice> add(NoticeId id, LedgerLine fact) {
        return change(id, notice -> notice.with(fact));
    }

    /// Records that a person notified the recipient in another way.
    ///
    /// @param how one line, e.g. `phone`
    /// @return the notice afterwards; empty if it does not exist
    public Optional<Notice> toldByHand(NoticeId id, String how, ChangeAuthor by) {
        return change(id, notice -> notice.toldByHand(how, by));
    }

    /// Requests another attempt on behalf of a person.
    ///
    /// @param why one line; absent if no reason was given
    /// @return the notice afterwards; empty if it does not exist
    /// @throws IllegalStateException while an attempt is under way, or if its run is over
    public Optional<Notice> again(NoticeId id, @Nullable String why, ChangeAuthor by) {
        notices.run(id.run()).filter(run -> !run.state().isOpen()).ifPresent(run -> {
            throw new IllegalStateException(id + ": its run is " + run.state().term() + ", and sends no more mail");
        });
        var _ = lapsed(id, by.at());
        return change(id, notice -> notice.again(why, by));
    }

    /// Ends the claim of a crashed process.
    ///
    /// @return the notice afterwards; empty if it does not exist
    public Optional<Notice> lapsed(NoticeId id, Instant now) {
        return change(id, notice -> notice.lapsed(now));
    }

    /// Changes a notice, with retries if others change it meanwhile.
    Optional<Notice> change(NoticeId id, UnaryOperator<Notice> change) {
        return revisions().change(id, change);
    }

    Revisions<NoticeId, Notice> revisions() {
        return new Revisions<>(Notice::id, notices::find, this::replace);
    }

    /// Plans the next attempt before recording the change: a crash in between must not lose the attempt.
    boolean replace(Notice changed) {
        plan(changed);
        return notices.replace(changed);
    }

    /// Schedules the next attempt.
    void plan(Notice notice) {
        notice.nextAttempt().ifPresent(at -> work.put(Due.of(at, notice.id())));
    }
}
