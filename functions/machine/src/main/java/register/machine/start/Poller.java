package register.machine.start;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import register.embedded.Agenda;
import register.machine.runtime.Log;
import register.machine.runtime.RepeatedWork;
import register.record.Kind;

/// Does the work of a running server: finds due work with one database query, and runs each part in its own thread,
/// so that a slow one does not delay the others.
public final class Poller implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(2);
    /// Some work becomes due without a write, so every part runs that often.
    private static final Duration ANYWAY = Duration.ofMinutes(10);

    private static final int SECONDS_TO_END = 10;

    private final Function<List<Kind<?>>, Agenda> agenda;
    private final List<Part> parts;
    private final LongSupplier nanos;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("poller").daemon().factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("work ", 1).daemon().factory());
    private volatile boolean ending;

    /// @param agenda finds which of these kinds have due records
    /// @param nanos since some moment before
    Poller(Function<List<Kind<?>>, Agenda> agenda, List<Part> parts, LongSupplier nanos) {
        this.agenda = agenda;
        this.parts = List.copyOf(parts);
        this.nanos = nanos;
    }

    static Poller start(Function<List<Kind<?>>, Agenda> agenda, List<Part> parts) {
        long start = System.nanoTime();
        var poller = new Poller(agenda, parts, () -> System.nanoTime() - start);
        RepeatedWork.take(poller.timer, PAUSE, "looking for due work", poller::look);
        return poller;
    }

    /// Checks once, and starts the due parts.
    void look() {
        Agenda now =
                agenda.apply(parts.stream().flatMap(part -> part.kinds.stream()).toList());
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
        private final Duration pause;
        private final Duration retry;
        private final Duration anyway;
        private final boolean follows;
        private final Consumer<Progress> work;
        private final List<Kind<?>> kinds;
        private final AtomicBoolean running = new AtomicBoolean();
        private volatile long next;
        private volatile long anywayAt;
        /// The register's state when everything was last done.
        private volatile String done = "";

        private Part(
                String doing,
                Duration pause,
                Duration retry,
                Duration anyway,
                boolean follows,
                Consumer<Progress> work,
                Kind<?>... kinds) {
            this.doing = doing;
            this.pause = pause;
            this.retry = retry;
            this.anyway = anyway;
            this.follows = follows;
            this.work = work;
            this.kinds = List.of(kinds);
        }

        /// Work at regular times.
        ///
        /// @param doing describes the part in the log of a failure
        /// @param pause from the end of one run to the start of the next
        public static Part every(String doing, Duration pause, Consumer<Progress> work) {
            return new Part(doing, pause, pause, pause, false, work);
        }

        /// Work on due records.
        static Part due(String doing, Duration pause, Consumer<Progress> work, Kind<?>... kinds) {
            return new Part(doing, pause, pause, ANYWAY, false, work, kinds);
        }

        /// Work on newly written records, and on due records.
        ///
        /// @param retry the pause after a run that failed or left work
        static Part following(String doing, Duration pause, Duration retry, Consumer<Progress> work, Kind<?>... kinds) {
            return new Part(doing, pause, retry, ANYWAY, true, work, kinds);
        }

        private boolean isWanted(Agenda agenda, long now) {
            return now >= next
                    && (now >= anywayAt
                            || (follows && !agenda.state().equals(done))
                            || kinds.stream().map(Kind::name).anyMatch(agenda.due()::contains));
        }

        private void begin(Agenda agenda, Poller poller) {
            if (isWanted(agenda, poller.nanos.getAsLong()) && running.compareAndSet(false, true)) {
                poller.threads.execute(() -> {
                    var progress = new Progress(poller);
                    try {
                        work.accept(progress);
                    } catch (RuntimeException | Error e) {
                        progress.isUnfinished = true;
                        Log.failure(doing, e);
                    } finally {
                        done = progress.isUnfinished ? "" : agenda.state();
                        long end = poller.nanos.getAsLong();
                        next = end + (progress.isUnfinished ? retry : pause).toNanos();
                        anywayAt = end + anyway.toNanos();
                        running.set(false);
                    }
                });
            }
        }
    }

    /// The channel between a run of a part and the poller.
    public static final class Progress {
        private final Poller poller;
        private boolean isUnfinished;

        private Progress(Poller poller) {
            this.poller = poller;
        }

        /// False when the server stops; asked between steps.
        public boolean goesOn() {
            return !poller.ending;
        }

        /// Leaves work for the next run.
        void leavesWork() {
            isUnfinished = true;
        }
    }
}
