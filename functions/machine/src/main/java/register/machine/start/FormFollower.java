package register.machine.start;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import register.machine.runtime.Log;
import register.notices.subscription.SubscriptionMails;

/// Does beside a running server what readers asked for by forms, apart from runs, which may take hours.
public final class FormFollower implements AutoCloseable {
    private static final int SECONDS = 5;

    private final SubscriptionMails mails;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("forms").daemon().factory());

    private FormFollower(SubscriptionMails mails) {
        this.mails = mails;
    }

    public static FormFollower start(SubscriptionMails mails) {
        var follower = new FormFollower(mails);
        ScheduledFuture<?> _ = follower.timer.scheduleWithFixedDelay(follower::follow, 0, SECONDS, TimeUnit.SECONDS);
        return follower;
    }

    private void follow() {
        try {
            SubscriptionMails.Passed passed = mails.pass();
            if (passed.mails() + passed.forgotten() > 0) {
                Log.line("forms: mails sent " + passed.mails() + ", forgotten " + passed.forgotten());
            }
        } catch (RuntimeException e) {
            Log.failure("doing what was asked for by forms", e);
        }
    }

    @Override
    public void close() {
        Timers.end(timer);
    }
}
