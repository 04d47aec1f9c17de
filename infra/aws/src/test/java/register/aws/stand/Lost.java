package register.aws.stand;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Stops work around its n-th call to AWS, as if the process crashed: later calls have no effect. It stays in this
/// process, so that many stops take little time; to stop everything else too, `Calls` halts a real process. The SDK
/// finds it like `Calls`.
public final class Lost implements ExecutionInterceptor {
    /// The threads that it starts belong to it.
    private static final ThreadLocal<@Nullable Work> WORKING = new InheritableThreadLocal<>();

    /// Only code that catches every `Throwable` catches it.
    private static final class Loss extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Work {
        private final int last;
        private final boolean before;
        private final List<String> calls = new ArrayList<>();
        private int ended;
        private boolean lost;

        private Work(int last, boolean before) {
            this.last = last;
            this.before = before;
        }

        private synchronized void begins(String call) {
            if (!lost) {
                calls.add(call);
                lost = before && calls.size() == last;
            }
            leave();
        }

        private synchronized void ends() {
            if (!lost) {
                ended++;
                lost = !before && ended == last;
            }
            leave();
        }

        private void leave() {
            if (lost) {
                throw new Loss();
            }
        }
    }

    /// Does some work in this thread and those that it starts.
    ///
    /// @param last the number of its last call, from 1; 0 for none
    /// @param before true if it ends before that call, false if after its answer
    /// @return the calls that it made, including the last
    public static List<String> at(int last, boolean before, Callable<?> work) throws Exception {
        var doing = new Work(last, before);
        WORKING.set(doing);
        try {
            work.call();
        } catch (Loss _) {
            // As expected.
        } finally {
            WORKING.remove();
        }
        if (last > 0 && !doing.lost) {
            throw new AssertionError("it made " + doing.calls.size() + " calls and not " + last);
        }
        return List.copyOf(doing.calls);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Work work = WORKING.get();
        if (work != null) {
            work.begins(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                    + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ends();
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        ends();
    }

    private static void ends() {
        Work work = WORKING.get();
        if (work != null) {
            work.ends();
        }
    }
}
