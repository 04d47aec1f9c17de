package register.contract.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs tasks concurrently.
public final class Race {
    private Race() {}

    /// The task of one racer.
    public interface Racer<T> {
        T run(EngineUnderTest engine, int number);
    }

    /// Starts all racers at once, spread over separately opened engines.
    ///
    /// @return the result of each, by number from 0
    public static <T> List<T> run(EngineUnderTest engine, int engines, int racers, Racer<T> racer) {
        var opened = new ArrayList<EngineUnderTest>();
        try (var threads = Executors.newFixedThreadPool(racers)) {
            for (int i = 0; i < engines; i++) {
                opened.add(engine.reopened());
            }
            var start = new CyclicBarrier(racers);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < racers; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    await(start);
                    return racer.run(opened.get(number % engines), number);
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> future : running) {
                results.add(result(future));
            }
            return results;
        } finally {
            opened.forEach(EngineUnderTest::close);
        }
    }

    public static long count(List<Boolean> won) {
        return won.stream().filter(Boolean::booleanValue).count();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError("the race did not start", e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a racer failed", e);
        }
    }
}
