package register.aws.stand;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Records the requests of every SDK client in this process. The SDK finds it like `Calls`.
public final class Asked implements ExecutionInterceptor {
    private static final ConcurrentLinkedQueue<SdkRequest> REQUESTS = new ConcurrentLinkedQueue<>();

    /// The requests while this runs, from any thread.
    public static List<SdkRequest> during(Callable<?> work) throws Exception {
        REQUESTS.clear();
        work.call();
        return List.copyOf(REQUESTS);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        REQUESTS.add(context.request());
    }
}
