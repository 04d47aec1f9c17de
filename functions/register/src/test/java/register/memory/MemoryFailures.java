package register.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.request.FailureLog;

/// Failures in a map.
public final class MemoryFailures implements FailureLog {
    public final Map<String, Failure> failures = new ConcurrentHashMap<>();

    @Override
    public void add(String delivery, Instant at, String reason) {
        Failure _ = failures.merge(
                delivery,
                new Failure(delivery, 1, at, reason),
                (before, now) -> new Failure(delivery, before.tries() + 1, now.at(), now.reason()));
    }

    @Override
    public Optional<Failure> find(String delivery) {
        return Optional.ofNullable(failures.get(delivery));
    }

    @Override
    public void forget(String delivery) {
        Failure _ = failures.remove(delivery);
    }
}
