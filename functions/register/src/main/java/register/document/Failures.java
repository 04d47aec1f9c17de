package register.document;

import java.util.ArrayList;
import java.util.List;

/// Collects failures while the rest of the work goes on, and throws them at its end. Thread-safe.
public final class Failures {
    private final List<RuntimeException> all = new ArrayList<>();

    /// Does a part of the work and keeps its failure.
    public void keep(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            synchronized (all) {
                all.add(e);
            }
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
