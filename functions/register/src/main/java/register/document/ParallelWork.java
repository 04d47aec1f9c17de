package register.document;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Processes a list with several threads.
final class ParallelWork {
    private ParallelWork() {}

    /// Returns once all are done.
    ///
    /// @param workers the maximum number at a time; with 1, runs in the calling thread and in order
    static <T> void each(int workers, List<T> things, Consumer<T> work) {
        if (workers == 1 || things.size() < 2) {
            things.forEach(work);
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(workers, things.size()))) {
            List<Callable<Void>> parts = things.stream()
                    .<Callable<Void>>map(thing -> () -> {
                        work.accept(thing);
                        return null;
                    })
                    .toList();
            for (Future<Void> part : pool.invokeAll(parts)) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
