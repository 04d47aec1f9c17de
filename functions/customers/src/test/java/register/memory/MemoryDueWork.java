package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import register.notice.DueWork;

/// Due work in a set.
public final class MemoryDueWork implements DueWork {
    private static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
            .thenComparing(due -> due.run().value())
            .thenComparingInt(Due::lot)
            .thenComparing(due -> Objects.toString(due.notice(), ""));

    public final Set<Due> work = ConcurrentHashMap.newKeySet();
    private @Nullable String holder;
    private Instant until = Instant.MIN;

    @Override
    public void put(Due due) {
        boolean _ = work.add(due);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return work.stream()
                .filter(due -> !due.at().isAfter(now))
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Due due) {
        boolean _ = work.remove(due);
    }

    @Override
    public synchronized boolean hold(String who, Instant now, Instant end) {
        if (until.isAfter(now) && !who.equals(holder)) {
            return false;
        }
        holder = who;
        until = end;
        return true;
    }
}
