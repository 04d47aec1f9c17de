package register.mail.sending;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value computed on first use. For one thread.
public final class LazyValue<T> implements Supplier<T> {
    private final Supplier<T> ask;
    private @Nullable T value;

    public LazyValue(Supplier<T> ask) {
        this.ask = ask;
    }

    @Override
    public T get() {
        T known = value == null ? ask.get() : value;
        value = known;
        return known;
    }
}
