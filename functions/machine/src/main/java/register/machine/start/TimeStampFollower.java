package register.machine.start;

import java.time.Duration;
import register.log.Checkpoint;
import register.machine.runtime.Log;
import register.machine.start.Poller.Part;
import register.transparency.NoTimeStampException;
import register.transparency.TimeStamps;

/// Fetches checkpoints' time-stamps beside a running server.
public final class TimeStampFollower {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    /// The pause after an authority failed.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final TimeStamps timeStamps;
    private long notBefore = System.nanoTime();

    private TimeStampFollower(TimeStamps timeStamps) {
        this.timeStamps = timeStamps;
    }

    /// Does nothing if no authority is configured.
    static Part part(TimeStamps timeStamps) {
        var follower = new TimeStampFollower(timeStamps);
        return new Part("fetching time-stamps", EVERY, _ -> timeStamps.areAsked(), (_, _) -> follower.follow());
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
}
