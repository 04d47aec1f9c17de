package register.memory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import register.request.DailyQuotas;
import register.value.Reference;

/// Places in a map; each is taken atomically, as the contract says.
public final class MemoryQuotas implements DailyQuotas {
    public final Map<String, Set<Reference>> holders = new ConcurrentHashMap<>();

    @Override
    public boolean take(LocalDate day, String name, int quota, Reference holder) {
        boolean[] taken = {false};
        holders.compute(day + " " + name, (_, before) -> {
            Set<Reference> now = before == null ? new HashSet<>() : new HashSet<>(before);
            taken[0] = now.contains(holder) || (now.size() < quota && now.add(holder));
            return now;
        });
        return taken[0];
    }
}
