package register.machine.smtp;

import java.time.Duration;
import register.machine.runtime.Log;

/// Logs events that strangers can cause at will, at a limited rate.
final class OccasionalLog {
    private final long pause;
    private long last;
    private long untold = -1;

    /// @param pause between lines
    OccasionalLog(Duration pause) {
        this.pause = pause.toNanos();
    }

    /// Logs the text, or counts it for the next line.
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
