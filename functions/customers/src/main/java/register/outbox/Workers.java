package register.outbox;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Runs tasks concurrently, so that one slow answer does not slow down the rest. With a limit of one it runs them in
/// the calling thread.
public final class Workers implements AutoCloseable {
    /// The number of failures after which it stops, because the cause is not a single task.
    private static final int MOST_FAILURES = 5;

    private final int atOnce;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Throwable> first = new AtomicReference<>();

    public Workers(int atOnce) {
        this.atOnce = atOnce;
        this.places = new Semaphore(atOnce);
    }

    /// Runs the task now, or as soon as a slot is free.
    public void run(Runnable task) {
        if (atOnce == 1) {
            attempt(task);
            return;
        }
        places.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                attempt(task);
            } finally {
                places.release();
            }
        });
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failures.incrementAndGet();
            first.compareAndSet(null, e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    public boolean goesOn() {
        return failures.get() < MOST_FAILURES;
    }

    /// Waits for all tasks.
    ///
    /// @throws RuntimeException the first failure of any
    @Override
    public void close() {
        threads.close();
        switch (first.get()) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
