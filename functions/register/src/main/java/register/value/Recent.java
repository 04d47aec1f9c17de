package register.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what was used last, at most so many: for what is costly to make and never changes. Safe under threads.
///
/// @param <V> a value that may be shared
public final class Recent<V> {
    private final int most;
    /// In the order of use, the one that was used longest ago first.
    private final LinkedHashMap<String, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most how many are kept
    public Recent(int most) {
        this.most = most;
    }

    public synchronized @Nullable V get(String key) {
        return values.get(key);
    }

    /// Keeps the value in place of the key's former one; the one that was used longest ago gives way to it.
    public synchronized void put(String key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            Map.Entry<String, V> eldest = values.firstEntry();
            values.remove(eldest.getKey());
        }
    }

    public synchronized int size() {
        return values.size();
    }
}
