package register.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import register.record.Kind;
import register.record.Records;

/// A store with each of its calls wrapped.
public final class RecordsAround {
    private RecordsAround() {}

    /// Is notified of a call, and may throw instead.
    public interface Told {
        /// @param subject the record, key or value that the call is about
        void of(Kind<?> kind, String method, Object subject);
    }

    public static Records before(Records records, Told before) {
        return around(records, before, (_, _, _) -> {});
    }

    public static Records after(Records records, Told after) {
        return around(records, (_, _, _) -> {}, after);
    }

    private static Records around(Records records, Told before, Told after) {
        return (Records) Proxy.newProxyInstance(
                Records.class.getClassLoader(), new Class<?>[] {Records.class}, (_, method, arguments) -> {
                    var kind = (Kind<?>) arguments[0];
                    before.of(kind, method.getName(), arguments[1]);
                    Object answer;
                    try {
                        answer = method.invoke(records, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                    after.of(kind, method.getName(), arguments[1]);
                    return answer;
                });
    }
}
