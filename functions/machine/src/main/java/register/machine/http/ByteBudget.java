package register.machine.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import register.value.Bytes;

/// A budget for the bytes that readers occupy in this process. An answer shared by many readers is held, and counted,
/// once.
final class ByteBudget {
    private final long most;
    private long used;
    private final Map<Bytes, Leaving> leaving = new HashMap<>();

    private static final class Leaving {
        private final Bytes body;
        private int readers;

        private Leaving(Bytes body) {
            this.body = body;
        }
    }

    /// @param most in bytes
    ByteBudget(long most) {
        this.most = most;
    }

    synchronized boolean take(long bytes) {
        if (used + bytes > most) {
            return false;
        }
        used += bytes;
        return true;
    }

    synchronized void give(long bytes) {
        used -= bytes;
    }

    /// The shared copy of a body for one more reader, who must return it; empty if the budget is used up.
    synchronized Optional<Bytes> share(Bytes body) {
        Leaving same = leaving.get(body);
        if (same == null) {
            if (!take(body.length())) {
                return Optional.empty();
            }
            same = new Leaving(body);
            leaving.put(body, same);
        }
        same.readers++;
        return Optional.of(same.body);
    }

    synchronized void back(Bytes shared) {
        Leaving left = leaving.get(shared);
        if (left == null || --left.readers > 0) {
            return;
        }
        leaving.remove(shared);
        give(shared.length());
    }

    synchronized long used() {
        return used;
    }

    /// True if less than an eighth is left.
    synchronized boolean isShort() {
        return used > most - most / 8;
    }
}
