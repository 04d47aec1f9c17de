package register.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Collects failures while the rest of the work goes on, and throws them at its end. Thread-safe.
public final class Failures {
    private final List<RuntimeException> all = new ArrayList<>();

    /// Applies an action to each item.
    ///
    /// @throws RuntimeException the first failure, after the others were done; the rest suppressed in it
    public static <T> void each(Collection<T> all, Consumer<T> part) {
        var failures = new Failures();
        all.forEach(one -> failures.keep(() -> part.accept(one)));
        failures.end();
    }

    /// Does a part of the work, and keeps its failure.
    public void keep(Runnable part) {
        int _ = count(() -> {
            part.run();
            return 0;
        });
    }

    /// Does a part of the work that returns a count, and keeps its failure; 0 if it fails.
    public int count(IntSupplier part) {
        try {
            return part.getAsInt();
        } catch (RuntimeException e) {
            synchronized (all) {
                all.add(e);
            }
            return 0;
        }
    }

    /// Throws the first failure with the rest suppressed in it, or nothing if there was none.
    public void end() {
        synchronized (all) {
            if (!all.isEmpty()) {
                RuntimeException first = all.removeFirst();
                all.forEach(first::addSuppressed);
                throw first;
            }
        }
    }
}
