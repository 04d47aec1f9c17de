package register.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import register.record.Kind;

/// Stops the n-th call to any port: only that call, or the whole process.
public final class Stopping implements PortsAround.Around {
    private final End end;
    private final int at;
    private int calls;
    private boolean dead;
    private String where = "";

    /// The end of a call.
    public enum End {
        DIES_BEFORE,
        DIES_AFTER,
        FAILS_BEFORE,
        FAILS_AFTER
    }

    /// The end of the process: nothing catches it, and later calls have no effect.
    public static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /// @param at the number of the call, from 1; 0 for none
    public Stopping(End end, int at) {
        this.end = end;
        this.at = at;
    }

    public int at() {
        return at;
    }

    /// True if there was such a call.
    public boolean reached() {
        return at > 0 && calls >= at;
    }

    /// The port, or the kind of record, and the method that it ended, e.g. `Chain.append`; empty before.
    public String where() {
        return where;
    }

    @Override
    public <T> T port(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (dead) {
                        throw new Death();
                    }
                    boolean now = ++calls == at;
                    if (now) {
                        where = (arguments != null && arguments[0] instanceof Kind<?> kind
                                        ? kind.name()
                                        : type.getSimpleName())
                                + "." + method.getName();
                    }
                    if (now && (end == End.DIES_BEFORE || end == End.FAILS_BEFORE)) {
                        throw thrown();
                    }
                    // The port may be visible only in its own package.
                    method.setAccessible(true);
                    Object answer;
                    try {
                        answer = method.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                    if (now) {
                        throw thrown();
                    }
                    return answer;
                }));
    }

    private Throwable thrown() {
        dead = end == End.DIES_BEFORE || end == End.DIES_AFTER;
        return dead ? new Death() : new UncheckedIOException(new IOException("a port fails"));
    }
}
