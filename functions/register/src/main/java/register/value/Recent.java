package register.value;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps what was used last, at most so many of at most so much weight: for what is costly to make and never changes.
/// Safe under threads.
///
/// @param <V> a value that may be shared
public final class Recent<V> {
    private final int most;
    private final long heaviest;
    /// In the order of use, the one that was used longest ago first.
    private final LinkedHashMap<String, Held<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private record Held<V>(V value, long weight) {}

    /// @param most how many are kept
    /// @param heaviest how much all of them weigh together at most
    public Recent(int most, long heaviest) {
        this.most = most;
        this.heaviest = heaviest;
    }

    public synchronized @Nullable V get(String key) {
        Held<V> held = values.get(key);
        return held == null ? null : held.value();
    }

    /// Keeps the value in place of the key's former one; those that were used longest ago give way to it. One that is
    /// heavier than all may be is not kept.
    ///
    /// @param weight such as its bytes
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
