package register.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.subscription.Confirmation;
import register.subscription.ConfirmationId;
import register.subscription.Confirmations;

/// What waits to be confirmed, in a map.
public final class MemoryConfirmations implements Confirmations {
    public final Map<ConfirmationId, Confirmation> waiting = new ConcurrentHashMap<>();

    @Override
    public void add(Confirmation confirmation) {
        var _ = waiting.put(confirmation.id(), confirmation);
    }

    @Override
    public Optional<Confirmation> find(ConfirmationId id) {
        return Optional.ofNullable(waiting.get(id));
    }

    @Override
    public synchronized boolean replace(Confirmation confirmation) {
        Confirmation standing = waiting.get(confirmation.id());
        if (standing == null || standing.revision() != confirmation.revision() - 1) {
            return false;
        }
        var _ = waiting.put(confirmation.id(), confirmation);
        return true;
    }

    @Override
    public synchronized void remove(ConfirmationId id) {
        var _ = waiting.remove(id);
    }

    @Override
    public List<Confirmation> due(Instant now, int limit) {
        return waiting.values().stream()
                .filter(one -> !one.next().isAfter(now))
                .sorted(Comparator.comparing(Confirmation::next)
                        .thenComparing(one -> one.id().value()))
                .limit(limit)
                .toList();
    }
}
