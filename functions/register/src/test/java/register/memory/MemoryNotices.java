package register.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import register.request.NoticeLog;
import register.request.Reference;

/// Notices in a map; a turn is taken atomically, as the contract says.
public final class MemoryNotices implements NoticeLog {
    public final Map<Reference, Instant> waiting = new ConcurrentHashMap<>();
    private final AtomicLong turn = new AtomicLong(Long.MIN_VALUE);

    @Override
    public void add(Waiting added) {
        Instant _ = waiting.putIfAbsent(added.request(), added.since());
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return waiting.entrySet().stream()
                .map(entry -> new Waiting(entry.getKey(), entry.getValue()))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Reference request) {
        Instant _ = waiting.remove(request);
    }

    @Override
    public boolean take(Instant now, Instant until) {
        long held = turn.get();
        return held <= now.toEpochMilli() && turn.compareAndSet(held, until.toEpochMilli());
    }
}
