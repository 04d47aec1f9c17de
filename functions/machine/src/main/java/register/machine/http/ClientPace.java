package register.machine.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The speed at which a client sends its request or takes its answer. Thread-safe.
final class ClientPace {
    /// A client that moves fewer bytes in `WINDOW` is slow: about 3 KB a second.
    static final int LEAST = 16 * 1024;

    static final Duration WINDOW = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private boolean waits;
    private long since;
    private long moved;

    /// @param nanos in the form of `System#nanoTime`
    ClientPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// From now on the register waits for the client.
    synchronized void waits() {
        waits = true;
        since = nanos.getAsLong();
        moved = 0;
    }

    /// From now on the client waits for the register.
    synchronized void rests() {
        waits = false;
    }

    synchronized void moved(long bytes) {
        moved += bytes;
        if (moved >= LEAST) {
            waits();
        }
    }

    synchronized boolean isSlow() {
        return waits && nanos.getAsLong() - since >= WINDOW.toNanos();
    }
}
