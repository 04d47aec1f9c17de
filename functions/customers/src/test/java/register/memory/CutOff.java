package register.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

/// The ports of a process that ends before or after one of its writes.
public final class CutOff implements PortsAround.Around {
    private static final Set<String> WRITES = Set.of(
            "append",
            "record",
            "putIfAbsent",
            "stamp",
            "open",
            "replace",
            "put",
            "erase",
            "trust",
            "keep",
            "heard",
            "add",
            "addAll");

    private final boolean after;
    private int left;
    private int writes;

    /// The end of the process. No code catches it.
    @SuppressWarnings("serial")
    public static final class Lost extends Error {
        Lost() {
            super("the process is lost", null, false, false);
        }
    }

    /// @param left the number of writes before the one at which it ends
    /// @param after true if that write is still done
    public CutOff(int left, boolean after) {
        this.left = left;
        this.after = after;
    }

    public int writes() {
        return writes;
    }

    @Override
    public <T> T port(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    boolean write = WRITES.contains(method.getName())
                            && !method.getReturnType().equals(List.class);
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
