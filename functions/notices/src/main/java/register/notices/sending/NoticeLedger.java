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

/// Adds what becomes known of notices, and plans what follows from it.
public final class NoticeLedger {
    private final Notices notices;
    private final DueWork work;

    public NoticeLedger(Notices notices, DueWork work) {
        this.notices = notices;
        this.work = work;
    }

    /// Adds a fact about an attempt. It may come twice, late and in any order.
    ///
    /// @return the notice afterwards; empty where there is none
    public Optional<Notice> add(NoticeId id, LedgerLine fact) {
        return change(id, notice -> notice.with(fact));
    }

    /// Adds a person's word that the recipient was told in another way.
    ///
    /// @param how one line, e.g. `phone`
    /// @return the notice afterwards; empty where there is none
    public Optional<Notice> toldByHand(NoticeId id, String how, ChangeAuthor by) {
        return change(id, notice -> notice.toldByHand(how, by));
    }

    /// Has a notice sent (again), because a person says so.
    ///
    /// @param why one line; absent where nothing was said
    /// @return the notice afterwards; empty where there is none
    /// @throws IllegalStateException while an attempt is under way, or when its run is over
    public Optional<Notice> again(NoticeId id, @Nullable String why, ChangeAuthor by) {
        notices.run(id.run()).filter(run -> !run.state().isOpen()).ifPresent(run -> {
            throw new IllegalStateException(
                    id + ": its run is " + run.state().term() + ": nothing of it is sent any more");
        });
        var _ = lapsed(id, by.at());
        return change(id, notice -> notice.again(why, by));
    }

    /// Ends a claim whose process was lost.
    ///
    /// @return the notice afterwards; empty where there is none
    public Optional<Notice> lapsed(NoticeId id, Instant now) {
        return change(id, notice -> notice.lapsed(now));
    }

    /// Changes a notice, however often others change it meanwhile.
    Optional<Notice> change(NoticeId id, UnaryOperator<Notice> change) {
        return revisions().change(id, change);
    }

    Revisions<NoticeId, Notice> revisions() {
        return new Revisions<>(Notice::id, notices::find, this::replace);
    }

    /// Plans the next attempt, then records the change: a crash in between must not lose the attempt.
    boolean replace(Notice changed) {
        plan(changed);
        return notices.replace(changed);
    }

    /// Has the next attempt found when it is due.
    void plan(Notice notice) {
        notice.nextAttempt().ifPresent(at -> work.put(Due.of(at, notice.id())));
    }
}
