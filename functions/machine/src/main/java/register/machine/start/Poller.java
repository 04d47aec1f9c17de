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

/// Does the work of a running server: asks its database, with one question, what there is to do, and has each part of
/// it done in a thread of its own, so that one that is slow holds up no other.
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

    /// @param nanos since a moment before all else
    Poller(Supplier<Agenda> agenda, List<Part> parts, LongSupplier nanos) {
        this.agenda = agenda;
        this.parts = List.copyOf(parts);
        this.nanos = nanos;
    }

    public static Poller start(Supplier<Agenda> agenda, List<Part> parts) {
        long start = System.nanoTime();
        var poller = new Poller(agenda, parts, () -> System.nanoTime() - start);
        RepeatedWork.take(poller.timer, PAUSE, "looking what there is to do", poller::look);
        return poller;
    }

    /// Looks once, and begins what there is to do.
    void look() {
        Agenda now = agenda.get();
        parts.forEach(part -> part.begin(now, this));
    }

    boolean isIdle() {
        return parts.stream().noneMatch(part -> part.running.get());
    }

    /// Lets what runs come to its end, for a while.
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

    /// A part of the work, which one thread does at a time.
    public static final class Part {
        private final String doing;
        private final long pause;
        private final Predicate<Agenda> wanted;
        private final Turn turn;
        private final AtomicBoolean running = new AtomicBoolean();
        private volatile long next;

        /// One turn of it.
        public interface Turn {
            /// @param agenda what it began for
            /// @param goesOn asked between two steps
            void take(Agenda agenda, BooleanSupplier goesOn);
        }

        /// @param doing what the log says that failed
        /// @param pause from the end of one turn to the next, at least
        /// @param wanted whether there is something to do
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
