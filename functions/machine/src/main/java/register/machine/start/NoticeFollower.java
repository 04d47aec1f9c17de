package register.machine.start;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import register.machine.runtime.Log;
import register.machine.runtime.Turns;
import register.notice.RunId;
import register.notices.delivery.TeamNews;
import register.notices.proof.Closing;
import register.notices.sending.NoticeSending;
import register.transparency.OtherHistoryException;

/// Sends due notices beside a running server, tells the team what became of them, and closes runs whose time is over.
/// It has a thread of its own, and ends between two mails.
public final class NoticeFollower implements AutoCloseable {
    private static final Duration SENDING = Duration.ofSeconds(15);
    private static final Duration CLOSING = Duration.ofMinutes(1);
    private static final Duration NEWS = Duration.ofMinutes(30);

    private final NoticeSending sending;
    private final TeamNews news;
    private final Closing closing;
    private Map<RunId, String> held = Map.of();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("notices").daemon().factory());
    private volatile boolean ending;

    private NoticeFollower(NoticeSending sending, TeamNews news, Closing closing) {
        this.sending = sending;
        this.news = news;
        this.closing = closing;
    }

    /// @param news reads the notices of all open runs, so it is asked seldom
    public static NoticeFollower start(NoticeSending sending, TeamNews news, Closing closing) {
        var follower = new NoticeFollower(sending, news, closing);
        Turns.take(follower.timer, SENDING, "sending notices", follower::send);
        Turns.take(follower.timer, NEWS, "telling the team of notices", follower::tell);
        Turns.take(follower.timer, CLOSING, "closing runs of notices", follower::end);
        return follower;
    }

    private void send() {
        NoticeSending.Passed passed = sending.pass(() -> !ending);
        if (passed.taken() + passed.failed() > 0) {
            Log.line("notices: taken " + passed.taken() + ", not taken or unknown " + passed.failed());
        }
        if (passed.lapsed() > 0) {
            Log.warning("notices: of " + passed.lapsed() + " mails nobody knows whether they left: the sender ended,"
                    + " or could not record it (`notices show` lists them as unknown)");
        }
        if (!passed.held().equals(held)) {
            held = passed.held();
            held.forEach((run, why) -> Log.warning("notices: no mail of run " + run + " leaves: " + why));
        }
    }

    private void tell() {
        news.tell().forEach(Log::line);
    }

    private void end() {
        try {
            closing.close(ended -> {
                if (ended.waiting() == 0) {
                    Log.line(ended.line());
                }
            });
        } catch (OtherHistoryException e) {
            Log.line(Log.message(e));
        }
    }

    @Override
    public void close() {
        ending = true;
        Timers.end(timer);
    }
}
