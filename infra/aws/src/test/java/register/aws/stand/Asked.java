package register.aws.stand;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Keeps what any client of the SDK asks for in this process. The SDK finds it as it finds `Calls`.
public final class Asked implements ExecutionInterceptor {
    private static final ConcurrentLinkedQueue<SdkRequest> REQUESTS = new ConcurrentLinkedQueue<>();

    /// What is asked while this runs, by whatever thread.
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
