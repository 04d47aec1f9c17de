package register.machine.start;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import register.log.Checkpoint;
import register.machine.runtime.Log;
import register.machine.runtime.Turns;
import register.machine.site.ThisMachine;
import register.transparency.NoTimeStampException;
import register.transparency.TimeStamps;

/// Fetches checkpoints' time-stamps beside a running server, in its own thread: an authority that is slow or down
/// blocks nothing.
public final class TimeStampFollower implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    /// The wait before an authority that is down is asked again.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final TimeStamps timeStamps;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("time-stamps").daemon().factory());
    private long notBefore = System.nanoTime();

    private TimeStampFollower(TimeStamps timeStamps) {
        this.timeStamps = timeStamps;
    }

    /// Does nothing if no authority is configured.
    public static TimeStampFollower start(ThisMachine machine) {
        var follower = new TimeStampFollower(machine.attesting().timeStamps());
        if (follower.timeStamps.areAsked()) {
            Turns.take(follower.timer, EVERY, "fetching time-stamps", follower::follow);
        }
        return follower;
    }

    /// The log line for a new time-stamp.
    public static String line(TimeStamps.Fetched made) {
        Checkpoint of = made.checkpoint().checkpoint();
        return "time-stamp " + of.policy() + " " + of.size() + " "
                + made.stamp().genTime() + " by " + made.stamp().authority();
    }

    /// The log line for a failure.
    public static String line(NoTimeStampException failure) {
        return "no time-stamp yet: " + Log.message(failure);
    }

    private void follow() {
        if (System.nanoTime() < notBefore) {
            return;
        }
        try {
            var _ = timeStamps.reconcile(AT_ONCE, made -> Log.line(line(made)));
            return;
        } catch (NoTimeStampException e) {
            Log.warning(line(e));
        } catch (RuntimeException e) {
            Log.failure("fetching time-stamps", e);
        }
        notBefore = System.nanoTime() + PAUSE.toNanos();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
