package register.machine.start;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import register.machine.runtime.Log;
import register.notices.sending.NoticeSending;

/// Sends due notices beside a running server, in a thread of its own. It ends between two mails.
public final class NoticeFollower implements AutoCloseable {
    private static final int SECONDS = 15;

    private final NoticeSending sending;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("notices").daemon().factory());
    private volatile boolean ending;

    private NoticeFollower(NoticeSending sending) {
        this.sending = sending;
    }

    public static NoticeFollower start(NoticeSending sending) {
        var follower = new NoticeFollower(sending);
        ScheduledFuture<?> _ = follower.timer.scheduleWithFixedDelay(follower::follow, 0, SECONDS, TimeUnit.SECONDS);
        return follower;
    }

    private void follow() {
        try {
            NoticeSending.Passed passed = sending.pass(() -> !ending);
            if (passed.taken() + passed.failed() > 0) {
                Log.line("notices: taken " + passed.taken() + ", not taken or unknown " + passed.failed());
            }
        } catch (RuntimeException e) {
            Log.failure("sending notices", e);
        }
    }

    @Override
    public void close() {
        ending = true;
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
