package register.files;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Remembers the last answers of a port: the pages of a version ask the same.
final class Remembered implements InvocationHandler {
    /// Enough for all that the files of one version ask, however large its entries are.
    private static final int MOST = 512;

    private final Object port;
    private final SequencedMap<List<@Nullable Object>, Object> answers = new LinkedHashMap<>(16, 0.75f, true);

    private Remembered(Object port) {
        this.port = port;
    }

    /// A port to read.
    static <P> P of(Class<P> type, P port) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Remembered(port)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getReturnType().isPrimitive() && method.getReturnType() != long.class) {
            throw new UnsupportedOperationException(method + ": a port to read");
        }
        List<@Nullable Object> question =
                Arrays.asList(method, arguments == null ? List.of() : Arrays.asList(arguments));
        Object answer = answers.get(question);
        if (answer == null) {
            try {
                answer = method.invoke(port, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            answers.put(question, answer);
            while (answers.size() > MOST) {
                answers.pollFirstEntry();
            }
        }
        return answer;
    }
}
