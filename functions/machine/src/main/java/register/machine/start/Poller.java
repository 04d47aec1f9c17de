package register.machine.start;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import register.embedded.Agenda;
import register.machine.runtime.Log;
import register.machine.runtime.RepeatedWork;

/// Does the work of a running server: asks the database with one query what is due, and runs each part in its own
/// thread, so that a slow one does not delay the others.
public final class Poller implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int SECONDS_TO_END = 10;

    private final Supplier<Agenda> agenda;
    private final List<Part> parts;
    private final LongSupplier nanos;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("poller").daemon().factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("work ", 1).daemon().factory());
    private volatile boolean ending;

    /// @param nanos since some moment
    Poller(Supplier<Agenda> agenda, List<Part> parts, LongSupplier nanos) {
        this.agenda = agenda;
        this.parts = List.copyOf(parts);
        this.nanos = nanos;
    }

    public static Poller start(Supplier<Agenda> agenda, List<Part> parts) {
        long start = System.nanoTime();
        var poller = new Poller(agenda, parts, () -> System.nanoTime() - start);
        RepeatedWork.take(poller.timer, PAUSE, "looking for due work", poller::look);
        return poller;
    }

    /// Checks once, and starts the due parts.
    void look() {
        Agenda now = agenda.get();
        parts.forEach(part -> part.begin(now, this));
    }

    boolean isIdle() {
        return parts.stream().noneMatch(part -> part.running.get());
    }

    /// Waits a while for running parts to finish.
    @Override
    public void close() {
        ending = true;
        end(timer);
        end(threads);
    }

    private static void end(ExecutorService what) {
        what.shutdown();
        try {
            if (!what.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                what.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A part of the work, run by one thread at a time.
    public static final class Part {
        private final String doing;
        private final long pause;
        private final Predicate<Agenda> wanted;
        private final Turn turn;
        private final AtomicBoolean running = new AtomicBoolean();
        private volatile long next;

        /// One run of a part.
        public interface Turn {
            /// @param agenda for which it was started
            /// @param goesOn asked between steps
            void take(Agenda agenda, BooleanSupplier goesOn);
        }

        /// @param doing describes the part in the log of a failure
        /// @param pause the minimum from the end of one run to the start of the next
        /// @param wanted true if there is something to do
        public Part(String doing, Duration pause, Predicate<Agenda> wanted, Turn turn) {
            this.doing = doing;
            this.pause = pause.toNanos();
            this.wanted = wanted;
            this.turn = turn;
        }

        private void begin(Agenda agenda, Poller poller) {
            if (poller.nanos.getAsLong() >= next && wanted.test(agenda) && running.compareAndSet(false, true)) {
                poller.threads.execute(() -> {
                    try {
                        turn.take(agenda, () -> !poller.ending);
                    } catch (RuntimeException | Error e) {
                        Log.failure(doing, e);
                    } finally {
                        next = poller.nanos.getAsLong() + pause;
                        running.set(false);
                    }
                });
            }
        }
    }
}
