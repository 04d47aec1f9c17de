package register.value;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// A thread-safe cache of the values used last, limited by number and total weight: for values that are expensive to
/// make and never change.
///
/// @param <V> a value that may be shared
public final class Recent<V> {
    private final int most;
    private final long heaviest;
    /// Ordered by last use, oldest first.
    private final LinkedHashMap<String, Held<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private record Held<V>(V value, long weight) {}

    /// @param most the maximum number of values
    /// @param heaviest the maximum total weight
    public Recent(int most, long heaviest) {
        this.most = most;
        this.heaviest = heaviest;
    }

    public synchronized @Nullable V get(String key) {
        Held<V> held = values.get(key);
        return held == null ? null : held.value();
    }

    /// Stores the value under the key, replacing the former one and evicting the least recently used. A value heavier
    /// than the limit is not stored.
    ///
    /// @param weight e.g. its size in bytes
    public synchronized void put(String key, V value, long weight) {
        Held<V> former = values.put(key, new Held<>(value, weight));
        this.weight += weight - (former == null ? 0 : former.weight());
        while (values.size() > most || this.weight > heaviest) {
            this.weight -= values.pollFirstEntry().getValue().weight();
        }
    }

    public synchronized int size() {
        return values.size();
    }

    public synchronized long weight() {
        return weight;
    }
}
