package register.machine.smtp;

import java.time.Duration;
import register.machine.runtime.Log;

/// Logs what strangers can cause at will, at most a line in a while.
final class OccasionalLog {
    private final long pause;
    private long last;
    private long untold = -1;

    /// @param pause from one line to the next
    OccasionalLog(Duration pause) {
        this.pause = pause.toNanos();
    }

    /// Says this, or counts it for the next line.
    synchronized void line(String text) {
        long now = System.nanoTime();
        if (untold >= 0 && now - last < pause) {
            untold++;
            return;
        }
        Log.line(untold > 0 ? text + "; " + untold + " more before" : text);
        last = now;
        untold = 0;
    }
}
