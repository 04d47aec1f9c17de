package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import register.request.RetryLog;
import register.value.Reference;

/// Requests to be resumed, in a map.
public final class MemoryRetries implements RetryLog {
    public final Map<Reference, Instant> retries = new ConcurrentHashMap<>();

    @Override
    public void put(Due due) {
        retries.put(due.request(), due.at());
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return retries.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(entry -> new Due(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.request().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Reference request) {
        Instant _ = retries.remove(request);
    }
}
