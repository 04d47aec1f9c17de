package register.outbox;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does several things, of which one that fails holds up no other.
public final class Each {
    private Each() {}

    /// @throws RuntimeException the first failure, after the others were done; the rest suppressed in it
    public static <T> void of(Collection<T> all, Consumer<T> action) {
        @Nullable RuntimeException failure = null;
        for (T one : all) {
            try {
                action.accept(one);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
