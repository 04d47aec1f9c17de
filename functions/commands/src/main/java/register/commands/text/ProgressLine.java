package register.commands.text;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import register.archive.ArchiveProgress;

/// Shows a command's progress, speed and remaining time: on a terminal in one line that overwrites itself, otherwise
/// in a new line from time to time.
public final class ProgressLine implements ArchiveProgress, AutoCloseable {
    private static final Duration SEEN = Duration.ofMillis(100);
    private static final Duration LOGGED = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final LongSupplier clock;
    private final boolean inPlace;
    private final long pause;
    private long next;
    private String step = "";
    /// The start of the step.
    private long began;
    private String shown = "";
    private String pending = "";

    /// @param inPlace true if the line can be overwritten
    public ProgressLine(PrintWriter out, boolean inPlace) {
        this(out, inPlace, System::nanoTime);
    }

    /// @param clock in nanoseconds
    public ProgressLine(PrintWriter out, boolean inPlace, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
        this.inPlace = inPlace;
        this.pause = (inPlace ? SEEN : LOGGED).toNanos();
        this.next = clock.getAsLong() + pause;
    }

    @Override
    public void at(String step, long done, long all) {
        if (!this.step.equals(step)) {
            this.step = step;
            began = clock.getAsLong();
        }
        pending = step + " " + number(done) + (all == 0 ? "" : " of " + number(all)) + rate(done, all);
        if (clock.getAsLong() - next >= 0 || done == all) {
            show();
        }
    }

    /// Prints a finished step, unless that would break the line.
    public void done(String what) {
        if (!inPlace) {
            out.println(what);
        }
    }

    /// Empty during the first second, when it would be a guess.
    private String rate(long done, long all) {
        double seconds = (clock.getAsLong() - began) / 1e9;
        if (seconds < 1 || done == 0 || all == 0) {
            return "";
        }
        double each = seconds / done;
        String rate = String.format(Locale.ROOT, each > 1 ? "%.1f" : "%,.0f", 1 / each);
        return ", " + rate + " a second, " + span(Math.round((all - done) * each)) + " left";
    }

    private static String span(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private void show() {
        if (pending.equals(shown)) {
            return;
        }
        if (inPlace) {
            // The old line may be longer.
            out.print("\r" + pending + " ".repeat(Math.max(0, shown.length() - pending.length())));
            out.flush();
        } else {
            out.println(pending);
        }
        shown = pending;
        next = clock.getAsLong() + pause;
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
