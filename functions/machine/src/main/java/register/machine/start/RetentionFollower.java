package register.machine.start;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.request.RequestErasure;

/// Erases expired data beside a running server: once at its start, then every hour.
public final class RetentionFollower implements AutoCloseable {
    private final ThisMachine machine;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    private RetentionFollower(ThisMachine machine) {
        this.machine = machine;
    }

    public static RetentionFollower start(ThisMachine machine) {
        var follower = new RetentionFollower(machine);
        ScheduledFuture<?> _ = follower.timer.scheduleWithFixedDelay(follower::follow, 0, 1, TimeUnit.HOURS);
        return follower;
    }

    /// What was erased.
    public record Ended(RequestErasure.Erased requests, int recipients) {}

    /// Erases expired data once.
    public static Ended erase(ThisMachine machine) {
        machine.ports().forgetQuotas(LocalDate.ofInstant(machine.clock().instant(), ZoneOffset.UTC));
        int recipients = machine.recipientErasure().reconcile();
        return new Ended(machine.requestErasure().reconcile(), recipients);
    }

    /// One line for the log; empty if nothing was erased.
    public static String line(Ended ended) {
        RequestErasure.Erased erased = ended.requests();
        return erased.requests() + erased.mails() + erased.traces() + ended.recipients() == 0
                ? ""
                : "time over: requests erased " + erased.requests() + ", raw mails deleted " + erased.mails()
                        + ", objections erased " + erased.traces() + ", recipients erased " + ended.recipients();
    }

    private void follow() {
        try {
            String line = line(erase(machine));
            if (!line.isEmpty()) {
                Log.line(line);
            }
        } catch (RuntimeException e) {
            Log.failure("erasing mail, requests and recipients whose time is over", e);
        }
    }

    @Override
    public void close() {
        Timers.end(timer);
    }
}
