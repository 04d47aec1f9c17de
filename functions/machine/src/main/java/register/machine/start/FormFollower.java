package register.machine.start;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import register.machine.runtime.Log;
import register.machine.runtime.Turns;
import register.notices.subscription.SubscriptionMails;

/// Does beside a running server what readers asked for by forms, apart from runs, which may take hours.
public final class FormFollower implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SubscriptionMails mails;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("forms").daemon().factory());

    private FormFollower(SubscriptionMails mails) {
        this.mails = mails;
    }

    public static FormFollower start(SubscriptionMails mails) {
        var follower = new FormFollower(mails);
        Turns.take(follower.timer, PAUSE, "doing what was asked for by forms", follower::follow);
        return follower;
    }

    private void follow() {
        SubscriptionMails.Passed passed = mails.pass();
        if (passed.mails() + passed.forgotten() > 0) {
            Log.line("forms: mails sent " + passed.mails() + ", forgotten " + passed.forgotten());
        }
    }

    @Override
    public void close() {
        Timers.end(timer);
    }
}
