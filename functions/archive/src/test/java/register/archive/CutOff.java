package register.archive;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import register.memory.PortsAround;

/// The ports of a process that ends before or after one of its writes.
final class CutOff implements PortsAround.Around {
    private static final Set<String> WRITES =
            Set.of("append", "record", "putIfAbsent", "stamp", "open", "replace", "put", "erase");

    private final boolean after;
    private int left;
    private int writes;

    /// The end of the process. No code catches it.
    @SuppressWarnings("serial")
    static final class Lost extends Error {
        Lost() {
            super("the process is lost", null, false, false);
        }
    }

    /// @param left writes before the last one
    /// @param after whether the last one is still done
    CutOff(int left, boolean after) {
        this.left = left;
        this.after = after;
    }

    int writes() {
        return writes;
    }

    @Override
    public <T> T port(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    boolean write = WRITES.contains(method.getName());
                    if (write && left == 0 && !after) {
                        throw new Lost();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (write) {
                            writes++;
                            if (left == 0) {
                                throw new Lost();
                            }
                            left--;
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
