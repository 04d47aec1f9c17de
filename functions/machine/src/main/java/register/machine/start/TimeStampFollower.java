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

    private TimeStampFollower() {}

    /// Does nothing if no authority is configured.
    static Part part(TimeStamps timeStamps) {
        return Part.following("fetching time-stamps", EVERY, PAUSE, progress -> {
            try {
                var _ = timeStamps.reconcile(AT_ONCE, made -> Log.line(line(made)));
            } catch (NoTimeStampException e) {
                Log.warning(line(e));
                progress.leavesWork();
            }
        });
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
}
