package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import register.request.TeamLog;
import register.value.Reference;

/// Notices in a map; a turn is taken atomically, as the contract says.
public final class MemoryTeamLog implements TeamLog {
    public final Map<Reference, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong turn = new AtomicLong(Long.MIN_VALUE);

    @Override
    public void add(Waiting added) {
        Waiting _ = waiting.putIfAbsent(added.request(), added);
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return waiting.values().stream()
                .sorted(Comparator.comparing(Waiting::vouched).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Waiting removed) {
        Waiting _ = waiting.remove(removed.request());
    }

    @Override
    public boolean take(Instant now, Instant until) {
        long held = turn.get();
        return held <= now.toEpochMilli() && turn.compareAndSet(held, until.toEpochMilli());
    }
}
