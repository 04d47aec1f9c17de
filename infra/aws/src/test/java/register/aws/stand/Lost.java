package register.aws.stand;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Has some work end around its n-th call of AWS, as if the process were lost there: no further call of it is made,
/// whatever it does then. In this process, so that many ends are seen in little time; where it matters that nothing
/// else runs either, `Calls` halts a process of its own. The SDK finds it as it finds `Calls`.
public final class Lost implements ExecutionInterceptor {
    private static final ThreadLocal<@Nullable Work> WORKING = new ThreadLocal<>();

    /// Nothing catches it but what catches everything.
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

        private void begins(String call) {
            if (!lost) {
                calls.add(call);
                lost = before && calls.size() == last;
            }
            leave();
        }

        private void ends() {
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

    /// Does some work in this thread.
    ///
    /// @param last the number of the call that is its last, from 1; 0 for none
    /// @param before whether it ends before that call is made, or once it was answered
    /// @return the calls that it made, the last one too
    public static List<String> at(int last, boolean before, Callable<?> work) throws Exception {
        var doing = new Work(last, before);
        WORKING.set(doing);
        try {
            work.call();
        } catch (Loss _) {
            // As it should.
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
