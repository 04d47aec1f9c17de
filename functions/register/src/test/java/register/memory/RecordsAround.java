package register.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import register.record.Kind;
import register.record.Records;

/// A store with something around each of its calls.
public final class RecordsAround {
    private RecordsAround() {}

    /// Is told of a call before it is made, and may throw in its place.
    public interface Before {
        /// @param subject the record, key or value that it is about
        void call(Kind<?> kind, String method, Object subject);
    }

    public static Records before(Records records, Before before) {
        return (Records) Proxy.newProxyInstance(
                Records.class.getClassLoader(), new Class<?>[] {Records.class}, (_, method, arguments) -> {
                    before.call((Kind<?>) arguments[0], method.getName(), arguments[1]);
                    try {
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
