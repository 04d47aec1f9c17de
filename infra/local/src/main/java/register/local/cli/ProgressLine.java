package register.local.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import register.archive.Progress;

/// Shows how far a command has come: on a terminal one line that is written anew in its place, elsewhere a line now and
/// then.
final class ProgressLine implements Progress, AutoCloseable {
    private static final Duration SEEN = Duration.ofMillis(100);
    private static final Duration LOGGED = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean inPlace;
    private final long pause;
    private long next;
    private String shown = "";
    private String pending = "";

    /// @param inPlace whether what is written can be written over
    ProgressLine(PrintWriter out, boolean inPlace) {
        this.out = out;
        this.inPlace = inPlace;
        this.pause = (inPlace ? SEEN : LOGGED).toNanos();
        this.next = System.nanoTime() + pause;
    }

    @Override
    public void at(String step, long done, long all) {
        pending = step + " " + number(done) + (all == 0 ? "" : " of " + number(all));
        if (System.nanoTime() - next >= 0 || done == all) {
            show();
        }
    }

    private void show() {
        if (pending.equals(shown)) {
            return;
        }
        if (inPlace) {
            // What stood there may be longer.
            out.print("\r" + pending + " ".repeat(Math.max(0, shown.length() - pending.length())));
            out.flush();
        } else {
            out.println(pending);
        }
        shown = pending;
        next = System.nanoTime() + pause;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public void close() {
        show();
        if (inPlace && !shown.isEmpty()) {
            out.println();
        }
    }
}
