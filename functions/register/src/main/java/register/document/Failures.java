package register.document;

import java.util.ArrayList;
import java.util.List;

/// Failures that hold up nothing else: kept while the work goes on, and thrown at its end. Safe for several threads.
public final class Failures {
    private final List<RuntimeException> all = new ArrayList<>();

    /// Does a part of the work, whose failure is kept.
    public void keep(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            synchronized (all) {
                all.add(e);
            }
        }
    }

    /// Throws the first, the rest suppressed in it; nothing if there was none.
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
